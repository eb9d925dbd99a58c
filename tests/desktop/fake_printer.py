"""A print system with one printer, as much of CUPS as Qt asks for, on a socket in a folder."""

import struct
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingMixIn, UnixStreamServer

# What can be asked for, by the numbers of RFC 8010 and of CUPS.
CREATE_JOB, SEND_DOCUMENT, PRINTER_ATTRIBUTES = 0x0005, 0x0006, 0x000B
DEFAULT_PRINTER, PRINTERS = 0x4001, 0x4002
NOT_ACCEPTING = 0x0506

DESCRIPTION = b"""*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "Test"
*ShortNickName: "Test"
*NickName: "Test"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*FileSystem: False
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*DefaultImageableArea: A4
*ImageableArea A4/A4: "12 12 583 830"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*DefaultResolution: 300dpi
"""


def attribute(tag, name, value):
    written = value if isinstance(value, bytes) else value.encode()
    named = struct.pack(">BH", tag, len(name)) + name.encode()
    return named + struct.pack(">H", len(written)) + written


PRINTER = b"\x04" + b"".join(
    attribute(*one)
    for one in (
        (0x42, "printer-name", "Test"),
        (0x45, "printer-uri-supported", "ipp://localhost/printers/Test"),
        (0x41, "printer-info", "Test"),
        (0x41, "printer-make-and-model", "Test"),
        (0x23, "printer-state", struct.pack(">i", 3)),
        (0x44, "printer-state-reasons", "none"),
        (0x22, "printer-is-accepting-jobs", b"\x01"),
        (0x23, "printer-type", struct.pack(">i", 0x1004)),
    )
)
JOB = b"\x02" + attribute(0x21, "job-id", struct.pack(">i", 7))


class FakePrinter(ThreadingMixIn, UnixStreamServer):
    """Keeps what arrives, and what lay in the folder for spools when it did.

    With `goes_away` it is gone as soon as a job is announced.
    """

    daemon_threads = True

    def __init__(self, socket, spool, *, goes_away):
        super().__init__(str(socket), Answer)
        self.spool = spool
        self.goes_away = goes_away
        self.gone = False
        self.printed = []
        self.spooled = []


class Answer(BaseHTTPRequestHandler):
    """Answers what one connection asks."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def address_string(self):
        return "here"

    def do_GET(self):
        self._send(DESCRIPTION)

    def do_POST(self):
        asked = self._body()
        version, operation, number = struct.unpack(">HHI", asked[:8])
        self.server.gone = self.server.gone or (self.server.goes_away and operation == CREATE_JOB)
        if self.server.gone:
            self.close_connection = True
            return
        if operation == SEND_DOCUMENT:
            self.server.printed.append(asked[asked.index(b"%PDF") :])
            self.server.spooled.append([one.read_bytes() for one in self.server.spool.iterdir()])
        self._send(
            struct.pack(">HHI", version, 0, number)
            + b"\x01"
            + attribute(0x47, "attributes-charset", "utf-8")
            + attribute(0x48, "attributes-natural-language", "en")
            + (PRINTER if operation in {DEFAULT_PRINTER, PRINTERS, PRINTER_ATTRIBUTES} else b"")
            + (JOB if operation in {CREATE_JOB, SEND_DOCUMENT} else b"")
            + b"\x03"
        )

    def _body(self):
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = []
        while size := int(self.rfile.readline().strip() or b"0", 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _send(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def fake_printer(socket, spool, *, goes_away=False):
    """Serve one printer on a socket for as long as the block lasts."""
    server = FakePrinter(socket, spool, goes_away=goes_away)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        yield server
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
