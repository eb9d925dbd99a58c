<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>AccessFlow</name>
    <message numerus="yes">
        <source>%n file(s) can be seen for a week. The coordinator is told.</source>
        <translation>
            <numerusform>%n dossier is een week te zien. De coördinator hoort het.</numerusform>
            <numerusform>%n dossiers zijn een week te zien. De coördinator hoort het.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccessForm</name>
    <message>
        <source>See a file of somebody else</source>
        <translation>Dossier van een ander bekijken</translation>
    </message>
    <message>
        <source>You see the file for a week. The coordinator sees that you did, and why. Only look when a client needs it.</source>
        <translation>U ziet het dossier een week lang. De coördinator ziet dat u keek, en waarom. Kijk alleen als een cliënt het nodig heeft.</translation>
    </message>
    <message>
        <source>&amp;See the file</source>
        <translation>Dossier be&amp;kijken</translation>
    </message>
    <message>
        <source>File &amp;number</source>
        <translation>Dossier&amp;nummer</translation>
    </message>
    <message>
        <source>For example 2026-0012. Or fill in name and date of birth.</source>
        <translation>Bijvoorbeeld 2026-0012. Of vul naam en geboortedatum in.</translation>
    </message>
    <message>
        <source>&amp;Full name</source>
        <translation>&amp;Volledige naam</translation>
    </message>
    <message>
        <source>&amp;Date of birth</source>
        <translation>&amp;Geboortedatum</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Waarom</translation>
    </message>
    <message>
        <source>Not here: why someone fled, medical facts, or the BSN.</source>
        <translation>Niet hier: waarom iemand vluchtte, medische gegevens of het BSN.</translation>
    </message>
</context>
<context>
    <name>AccessList</name>
    <message>
        <source>I have &amp;seen this</source>
        <translation>Ik heb dit ge&amp;zien</translation>
    </message>
    <message>
        <source>Looked into files of others</source>
        <translation>Gekeken in dossiers van anderen</translation>
    </message>
    <message>
        <source>{name}, file {number}, from {day} up to {until}: {reason}</source>
        <translation>{name}, dossier {number}, van {day} tot en met {until}: {reason}</translation>
    </message>
</context>
<context>
    <name>AgreementForm</name>
    <message>
        <source>New consent or authorisation</source>
        <translation>Nieuwe toestemming of machtiging</translation>
    </message>
    <message>
        <source>Correct or withdraw</source>
        <translation>Verbeteren of intrekken</translation>
    </message>
    <message>
        <source>That somebody may act for the client, with a signed paper.</source>
        <translation>Dat iemand namens de cliënt mag handelen, met een getekend papier.</translation>
    </message>
    <message>
        <source>That the office may keep the client&apos;s data and work with them.</source>
        <translation>Dat het kantoor de gegevens van de cliënt mag bewaren en gebruiken.</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Soort</translation>
    </message>
    <message>
        <source>&amp;Given on</source>
        <translation>&amp;Gegeven op</translation>
    </message>
    <message>
        <source>For &amp;what</source>
        <translation>&amp;Waarvoor</translation>
    </message>
    <message>
        <source>For example: keeping a file, and letters to the IND.</source>
        <translation>Bijvoorbeeld: een dossier bijhouden, en brieven aan de IND.</translation>
    </message>
    <message>
        <source>&amp;Withdrawn on</source>
        <translation>&amp;Ingetrokken op</translation>
    </message>
    <message>
        <source>Leave empty as long as it holds.</source>
        <translation>Laat leeg zolang het geldt.</translation>
    </message>
</context>
<context>
    <name>AgreementHints</name>
    <message>
        <source>Consent and authorisation…</source>
        <translation>Toestemming en machtiging…</translation>
    </message>
</context>
<context>
    <name>AgreementsPage</name>
    <message>
        <source>Consent and authorisation</source>
        <translation>Toestemming en machtiging</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>&amp;Record one</source>
        <translation>&amp;Vastleggen</translation>
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <translation>Er is nog niets vastgelegd.</translation>
    </message>
    <message>
        <source>{kind}, given on {day}</source>
        <translation>{kind}, gegeven op {day}</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Verbeteren</translation>
    </message>
    <message>
        <source>Correct: {}</source>
        <translation>Verbeteren: {}</translation>
    </message>
    <message>
        <source>Withdrawn on {}</source>
        <translation>Ingetrokken op {}</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Intrekken…</translation>
    </message>
    <message>
        <source>Withdraw: {}</source>
        <translation>Intrekken: {}</translation>
    </message>
</context>
<context>
    <name>BackupFlow</name>
    <message>
        <source>Making a backup…</source>
        <translation>Reservekopie maken…</translation>
    </message>
    <message>
        <source>The backup is made, opened again and checked.</source>
        <translation>De reservekopie is gemaakt, weer geopend en gecontroleerd.</translation>
    </message>
    <message>
        <source>The newest backup was put back in a trial: all is well.</source>
        <translation>De nieuwste reservekopie is op proef teruggezet: alles in orde.</translation>
    </message>
    <message>
        <source>Testing the backup…</source>
        <translation>Reservekopie testen…</translation>
    </message>
    <message>
        <source>Copying to the second place…</source>
        <translation>Kopiëren naar de tweede plek…</translation>
    </message>
    <message>
        <source>Checking the backup…</source>
        <translation>Reservekopie controleren…</translation>
    </message>
    <message>
        <source>The backup is in the place of the vault. Unlock with the passphrase of that time.</source>
        <translation>De reservekopie staat op de plaats van de kluis. Ontgrendel met de wachtwoordzin van toen.</translation>
    </message>
</context>
<context>
    <name>BackupTable</name>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemaakt</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plek</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>Checked when made</source>
        <translation>Bij het maken gecontroleerd</translation>
    </message>
    <message>
        <source>second place</source>
        <translation>tweede plek</translation>
    </message>
    <message>
        <source>with the vault</source>
        <translation>bij de kluis</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Backups</source>
        <translation>Reservekopieën</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>&amp;Make a backup now</source>
        <translation>&amp;Maak nu een reservekopie</translation>
    </message>
    <message>
        <source>&amp;Test the newest backup now</source>
        <translation>&amp;Test nu de nieuwste reservekopie</translation>
    </message>
    <message>
        <source>Choose a &amp;second place…</source>
        <translation>Kies een twee&amp;de plek…</translation>
    </message>
    <message>
        <source>No second place any more</source>
        <translation>Geen tweede plek meer</translation>
    </message>
    <message>
        <source>Look in another &amp;folder…</source>
        <translation>Kijk in een &amp;andere map…</translation>
    </message>
    <message>
        <source>There are no backups here.</source>
        <translation>Hier staan geen reservekopieën.</translation>
    </message>
    <message>
        <source>Type the passphrase of the time this backup was made.</source>
        <translation>Typ de wachtwoordzin van toen deze reservekopie werd gemaakt.</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>Wachtwoordzin van de reservekopie</translation>
    </message>
    <message>
        <source>Only a coordinator can put a backup back.</source>
        <translation>Alleen een coördinator kan een reservekopie terugzetten.</translation>
    </message>
    <message>
        <source>See &amp;what would change</source>
        <translation>&amp;Bekijk wat er verandert</translation>
    </message>
    <message>
        <source>&amp;Put this backup back</source>
        <translation>&amp;Zet deze reservekopie terug</translation>
    </message>
    <message>
        <source>No second place was chosen.</source>
        <translation>Er is geen tweede plek gekozen.</translation>
    </message>
    <message>
        <source>Backup of {day} at {time}</source>
        <translation>Reservekopie van {day} om {time}</translation>
    </message>
    <message>
        <source>The second place for backups</source>
        <translation>De tweede plek voor reservekopieën</translation>
    </message>
    <message>
        <source>The folder with backups</source>
        <translation>De map met reservekopieën</translation>
    </message>
    <message>
        <source>Choose a backup, type its passphrase and see what is in it. What is in the folder of the vault now is kept.</source>
        <translation>Kies een reservekopie, typ de wachtwoordzin ervan en bekijk wat erin staat. Wat nu in de map van de kluis staat, blijft bewaard.</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>Tweede plek</translation>
    </message>
</context>
<context>
    <name>BandChoice</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
</context>
<context>
    <name>BusyLine</name>
    <message>
        <source>One moment…</source>
        <translation>Een ogenblik…</translation>
    </message>
</context>
<context>
    <name>CalculatorFlow</name>
    <message>
        <source>(calculator)</source>
        <translation>(rekenhulp)</translation>
    </message>
    <message>
        <source>The calculation is saved: {path}</source>
        <translation>De berekening is opgeslagen: {path}</translation>
    </message>
    <message>
        <source>The calculation is at the printer.</source>
        <translation>De berekening is naar de printer.</translation>
    </message>
</context>
<context>
    <name>CalculatorPage</name>
    <message>
        <source>Calculator</source>
        <translation>Rekenen</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Opnieuw beginnen</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Opslaan als PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Afdrukken…</translation>
    </message>
    <message>
        <source>Where should the calculation go?</source>
        <translation>Waar moet de berekening komen?</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>&amp;Procedure</source>
        <translation>&amp;Procedure</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Spoor</translation>
    </message>
    <message>
        <source>Needed only for moratoria.</source>
        <translation>Alleen nodig voor besluitmoratoria.</translation>
    </message>
    <message>
        <source>&amp;Nationality</source>
        <translation>&amp;Nationaliteit</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Groep</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Waar het om gaat</translation>
    </message>
    <message>
        <source>Count a term without making a file. Nothing you fill in here is kept.</source>
        <translation>Reken een termijn uit zonder dossier. Wat u hier invult, wordt niet bewaard.</translation>
    </message>
    <message>
        <source>Calculation on paper</source>
        <translation>Berekening op papier</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check of the vault</source>
        <translation>Controle van de kluis</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Opnieuw controleren</translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>&amp;Keep the letter</source>
        <translation>Brief be&amp;waren</translation>
    </message>
    <message>
        <source>An answer holds the letter back. Read what to do first.</source>
        <translation>Met een van de antwoorden kan de brief nog niet. Lees wat u eerst doet.</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) left.</source>
        <translation>
            <numerusform>Nog %n vraag.</numerusform>
            <numerusform>Nog %n vragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The answers are kept with the letter.</source>
        <translation>De antwoorden worden bij de brief bewaard.</translation>
    </message>
    <message>
        <source>Check this first. Unknown is an answer too.</source>
        <translation>Controleer dit eerst. Weet niet is ook een antwoord.</translation>
    </message>
</context>
<context>
    <name>ClientCard</name>
    <message>
        <source>Change</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Copy V-number</source>
        <translation>V-nummer kopiëren</translation>
    </message>
    <message>
        <source>New file</source>
        <translation>Nieuw dossier</translation>
    </message>
    <message>
        <source>Consent and authorisation…</source>
        <translation>Toestemming en machtiging…</translation>
    </message>
    <message>
        <source>Copy of everything…</source>
        <translation>Kopie van alles…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Wissen…</translation>
    </message>
    <message>
        <source>The clipboard is emptied after a minute.</source>
        <translation>Het klembord wordt na een minuut geleegd.</translation>
    </message>
    <message>
        <source>Choose a client in the list.</source>
        <translation>Kies een cliënt in de lijst.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>There is no file yet. Begin with “New file”.</source>
        <translation>Er is nog geen dossier. Begin met ‘Nieuw dossier’.</translation>
    </message>
    <message>
        <source>not filled in</source>
        <translation>niet ingevuld</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>Nationaliteit</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
</context>
<context>
    <name>ClientFlow</name>
    <message>
        <source>{name} is saved.</source>
        <translation>{name} is opgeslagen.</translation>
    </message>
</context>
<context>
    <name>ClientForm</name>
    <message>
        <source>New client</source>
        <translation>Nieuwe cliënt</translation>
    </message>
    <message>
        <source>Change client</source>
        <translation>Cliënt wijzigen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>&amp;Family name (required)</source>
        <translation>&amp;Achternaam (verplicht)</translation>
    </message>
    <message>
        <source>&amp;Given names</source>
        <translation>&amp;Voornamen</translation>
    </message>
    <message>
        <source>Date of &amp;birth</source>
        <translation>&amp;Geboortedatum</translation>
    </message>
    <message>
        <source>If only the year is known, type only the year.</source>
        <translation>Weet u alleen het jaar? Typ dan alleen het jaar.</translation>
    </message>
    <message>
        <source>&amp;V-number</source>
        <translation>V-n&amp;ummer</translation>
    </message>
    <message>
        <source>Ten digits. You can fill it in later: only letters need it.</source>
        <translation>Tien cijfers. Dit mag later: alleen een brief heeft het nodig.</translation>
    </message>
    <message>
        <source>&amp;Nationality</source>
        <translation>&amp;Nationaliteit</translation>
    </message>
    <message>
        <source>Applies as well</source>
        <translation>Geldt ook</translation>
    </message>
    <message>
        <source>Address and contact</source>
        <translation>Adres en contact</translation>
    </message>
    <message>
        <source>S&amp;treet and number</source>
        <translation>S&amp;traat en huisnummer</translation>
    </message>
    <message>
        <source>&amp;Postcode</source>
        <translation>&amp;Postcode</translation>
    </message>
    <message>
        <source>T&amp;own</source>
        <translation>&amp;Woonplaats</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Only when it is not the Netherlands.</source>
        <translation>Alleen als het niet Nederland is.</translation>
    </message>
    <message>
        <source>P&amp;hone</source>
        <translation>Te&amp;lefoon</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-mail</translation>
    </message>
    <message>
        <source>Note&amp;s</source>
        <translation>Notit&amp;ies</translation>
    </message>
    <message>
        <source>Only what you need for the terms and the letters. Not here: why someone fled, medical facts, or the citizen service number (BSN).</source>
        <translation>Alleen wat nodig is voor de termijnen en de brieven. Niet hier: waarom iemand vluchtte, medische gegevens of het burgerservicenummer (BSN).</translation>
    </message>
</context>
<context>
    <name>ClientTable</name>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>V-number</source>
        <translation>V-nummer</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Open dossiers</translation>
    </message>
</context>
<context>
    <name>ClientsPage</name>
    <message>
        <source>Clients</source>
        <translation>Cliënten</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Nieuwe cliënt</translation>
    </message>
    <message>
        <source>See a file of somebody else…</source>
        <translation>Dossier van een ander…</translation>
    </message>
    <message>
        <source>There is no one here yet. Register the first client.</source>
        <translation>Hier staat nog niemand. Schrijf de eerste cliënt in.</translation>
    </message>
    <message>
        <source>No one has this name or number. Try fewer letters.</source>
        <translation>Niemand heeft deze naam of dit nummer. Probeer het met minder letters.</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s).</source>
        <translation>
            <numerusform>%n cliënt.</numerusform>
            <numerusform>%n cliënten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>Keep mine and &amp;add theirs</source>
        <translation>Mijn tekst houden, en die van de &amp;ander erbij</translation>
    </message>
    <message>
        <source>&amp;Load theirs</source>
        <translation>De versie van de ander &amp;laden</translation>
    </message>
    <message>
        <source>{name} has changed this meanwhile</source>
        <translation>{name} heeft dit intussen gewijzigd</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile</source>
        <translation>Iemand anders heeft dit intussen gewijzigd</translation>
    </message>
    <message>
        <source>Nothing is saved yet, and what you typed is still there. Where you both changed the same, yours stays. Look at it and save again.</source>
        <translation>Er is nog niets opgeslagen. Wat u typte, staat er nog. Veranderde u allebei hetzelfde, dan blijft uw tekst staan. Kijk het na en sla opnieuw op.</translation>
    </message>
</context>
<context>
    <name>CopyPage</name>
    <message>
        <source>Copy of everything</source>
        <translation>Kopie van alles</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Opslaan als &amp;PDF…</translation>
    </message>
    <message>
        <source>Save as &amp;JSON…</source>
        <translation>Opslaan als &amp;JSON…</translation>
    </message>
    <message>
        <source>Somebody may ask what the office keeps about them. They must have the answer within a month. First make sure that it is really them who asks.</source>
        <translation>Iemand mag vragen wat het kantoor over hem of haar bewaart. Het antwoord moet er binnen een maand zijn. Kijk eerst of het echt deze persoon is die het vraagt.</translation>
    </message>
    <message>
        <source>The PDF is to be read. The JSON has the same, and the letters and scans themselves, for another program. Of family members there is only the name.</source>
        <translation>De PDF is om te lezen. In de JSON staat hetzelfde, met de brieven en scans zelf erbij, voor een ander programma. Van gezinsleden staat er alleen de naam.</translation>
    </message>
    <message>
        <source>This file leaves the vault and is not encrypted. Anyone who can open this computer can read it. Delete it when you no longer need it.</source>
        <translation>Dit bestand gaat de kluis uit en is niet versleuteld. Iedereen die deze computer kan openen, kan het lezen. Gooi het weg als u het niet meer nodig hebt.</translation>
    </message>
</context>
<context>
    <name>CrashWindow</name>
    <message>
        <source>Something went wrong in the program</source>
        <translation>Er ging iets mis in het programma</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Verslag</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Verslag kopiëren</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>Verder werken</translation>
    </message>
    <message>
        <source>This is a mistake in the program</source>
        <translation>Dit is een fout in het programma</translation>
    </message>
    <message>
        <source>It is not your fault. What you saved is safe in the vault. Look whether the last thing you did is there, and do it again if not.</source>
        <translation>U deed niets verkeerd. Wat u hebt opgeslagen, staat veilig in de kluis. Kijk of het laatste wat u deed erin staat. Zo niet, doe het dan opnieuw.</translation>
    </message>
    <message>
        <source>Send this report to who looks after the program. It says where it went wrong. It holds no names, numbers or dates of clients.</source>
        <translation>Stuur dit verslag naar wie het programma beheert. Er staat in waar het misging. Er staan geen namen, nummers of datums van cliënten in.</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Choose a day from a calendar</source>
        <translation>Kies een dag uit een kalender</translation>
    </message>
</context>
<context>
    <name>DeadlinesPanel</name>
    <message>
        <source>No term can be computed yet. Fill in the first dates.</source>
        <translation>Er is nog geen termijn uit te rekenen. Vul de eerste datums in.</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Termijnen</translation>
    </message>
    <message>
        <source>why?</source>
        <translation>waarom?</translation>
    </message>
    <message>
        <source>Why {}: {}</source>
        <translation>Waarom {}: {}</translation>
    </message>
    <message>
        <source>{} past</source>
        <translation>{} voorbij</translation>
    </message>
    <message>
        <source>today is the last day</source>
        <translation>vandaag is de laatste dag</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>nog {}</translation>
    </message>
    <message>
        <source>People count this term in different ways. A notice of default is safe from {safe}. From {arguable} it is possible, but disputed.</source>
        <translation>Niet iedereen telt deze termijn hetzelfde. Vanaf {safe} is een ingebrekestelling veilig. Vanaf {arguable} kan het ook, maar dat is betwist.</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>veilig</translation>
    </message>
</context>
<context>
    <name>DutiesFlow</name>
    <message>
        <source>The {kind} is recorded.</source>
        <translation>De {kind} is vastgelegd.</translation>
    </message>
    <message>
        <source>copy-{day}.{form}</source>
        <translation>kopie-{day}.{form}</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Where should the copy go?</source>
        <translation>Waar moet de kopie komen?</translation>
    </message>
    <message>
        <source>Gathering everything…</source>
        <translation>Alles bij elkaar zoeken…</translation>
    </message>
    <message>
        <source>Saved as {path}. It is not encrypted: give it, and delete it here.</source>
        <translation>Opgeslagen als {path}. Het is niet versleuteld. Geef het mee en gooi het hier weg.</translation>
    </message>
</context>
<context>
    <name>EarlyReason</name>
    <message>
        <source>Make it all the same</source>
        <translation>Toch maken</translation>
    </message>
    <message>
        <source>Why must this letter go now?</source>
        <translation>Waarom moet deze brief nu weg?</translation>
    </message>
    <message>
        <source>Too early</source>
        <translation>Te vroeg</translation>
    </message>
    <message>
        <source>The reason is kept with the letter. It is not printed.</source>
        <translation>De reden blijft bij de brief bewaard. Hij komt niet in de brief.</translation>
    </message>
    <message>
        <source>First fill in what is still missing.</source>
        <translation>Vul eerst in wat nog ontbreekt.</translation>
    </message>
</context>
<context>
    <name>ErasePage</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>This goes</source>
        <translation>Dit gaat weg</translation>
    </message>
    <message>
        <source>Here the name may still stand. Look there yourself</source>
        <translation>Hier kan de naam nog staan. Kijk daar zelf</translation>
    </message>
    <message>
        <source>This cannot be undone. Only a backup from before still holds this person.</source>
        <translation>Dit kunt u niet terugdraaien. Alleen in oudere reservekopieën staat deze persoon dan nog.</translation>
    </message>
    <message>
        <source>Erase for &amp;good</source>
        <translation>Voor&amp;goed wissen</translation>
    </message>
    <message>
        <source>Do not erase</source>
        <translation>Niet wissen</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Gewist</translation>
    </message>
    <message>
        <source>To keeping and erasing</source>
        <translation>Naar bewaren en wissen</translation>
    </message>
    <message>
        <source>Erase {}</source>
        <translation>{} wissen</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Type the number of the file, or the whole name, to go on.</source>
        <translation>Typ het nummer van het dossier of de hele naam om door te gaan.</translation>
    </message>
    <message>
        <source>Type the whole name to go on.</source>
        <translation>Typ de hele naam om door te gaan.</translation>
    </message>
</context>
<context>
    <name>ErasingFlow</name>
    <message>
        <source>{name} is kept longer.</source>
        <translation>{name} wordt langer bewaard.</translation>
    </message>
    <message>
        <source>Finishing the erasing…</source>
        <translation>Het wissen afmaken…</translation>
    </message>
    <message>
        <source>Removing older backups…</source>
        <translation>Oudere reservekopieën opruimen…</translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>euros</source>
        <translation>euro</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Nieuwe gebeurtenis</translation>
    </message>
    <message>
        <source>Correct the event</source>
        <translation>Gebeurtenis verbeteren</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>kies…</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>a letter to the client</source>
        <translation>een brief aan de cliënt</translation>
    </message>
    <message>
        <source>&amp;What happened</source>
        <translation>&amp;Wat gebeurde er</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Dag</translation>
    </message>
    <message>
        <source>Extended by, in months</source>
        <translation>Verlengd met, in maanden</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>It stands in the letter.</source>
        <translation>Dit staat in de brief.</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Kind of permit</source>
        <translation>Soort vergunning</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Uitkomst</translation>
    </message>
    <message>
        <source>Made known on</source>
        <translation>Bekendgemaakt op</translation>
    </message>
    <message>
        <source>Ruling sent on</source>
        <translation>Uitspraak verzonden op</translation>
    </message>
    <message>
        <source>Further term for the IND</source>
        <translation>Nieuwe termijn voor de IND</translation>
    </message>
    <message>
        <source>Penalty per day</source>
        <translation>Dwangsom per dag</translation>
    </message>
    <message>
        <source>Penalty at most</source>
        <translation>Dwangsom ten hoogste</translation>
    </message>
    <message>
        <source>Or: decide on this day at the latest</source>
        <translation>Of: beslissen uiterlijk op</translation>
    </message>
    <message>
        <source>Stands still up to and including</source>
        <translation>Staat stil tot en met</translation>
    </message>
    <message>
        <source>The day it was sent or handed over, when that is another day.</source>
        <translation>De dag van verzenden of uitreiken, als dat een andere dag is.</translation>
    </message>
</context>
<context>
    <name>EventsPanel</name>
    <message>
        <source>Nothing yet. Add what happened first.</source>
        <translation>Nog niets. Vul in wat er het eerst gebeurde.</translation>
    </message>
    <message>
        <source>&amp;Add event</source>
        <translation>Gebeurtenis &amp;toevoegen</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Verbeteren</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Weghalen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Gebeurtenissen</translation>
    </message>
</context>
<context>
    <name>FamilyEditor</name>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>New person…</source>
        <translation>Nieuwe persoon…</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Add this person to the file</source>
        <translation>Voeg deze persoon toe aan het dossier</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Weghalen</translation>
    </message>
    <message>
        <source>Remove {} from the file</source>
        <translation>Haal {} uit het dossier</translation>
    </message>
    <message>
        <source>relation not filled in</source>
        <translation>relatie niet ingevuld</translation>
    </message>
    <message>
        <source>What {} is to the client</source>
        <translation>Wat {} van de cliënt is</translation>
    </message>
    <message>
        <source>someone who is no longer in the vault</source>
        <translation>iemand die niet meer in de kluis staat</translation>
    </message>
</context>
<context>
    <name>FileFlow</name>
    <message>
        <source>File {number} is saved.</source>
        <translation>Dossier {number} is opgeslagen.</translation>
    </message>
    <message>
        <source>File {number} is made.</source>
        <translation>Dossier {number} is gemaakt.</translation>
    </message>
    <message>
        <source>The letter of file {number} is on the post.</source>
        <translation>De brief van dossier {number} is op de post gedaan.</translation>
    </message>
    <message>
        <source>File {number} is closed. It is kept.</source>
        <translation>Dossier {number} is gesloten. Het blijft bewaard.</translation>
    </message>
</context>
<context>
    <name>FileForm</name>
    <message>
        <source>New file</source>
        <translation>Nieuw dossier</translation>
    </message>
    <message>
        <source>Change file {}</source>
        <translation>Dossier {} wijzigen</translation>
    </message>
    <message>
        <source>Of {}</source>
        <translation>Van {}</translation>
    </message>
    <message>
        <source>&amp;Procedure</source>
        <translation>&amp;Procedure</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Spoor</translation>
    </message>
    <message>
        <source>Case number of the &amp;IND</source>
        <translation>Zaaknummer &amp;IND</translation>
    </message>
    <message>
        <source>It stands in letters of the IND. You can fill it in later.</source>
        <translation>Het staat in brieven van de IND. Dit mag later.</translation>
    </message>
    <message>
        <source>First dates</source>
        <translation>Eerste datums</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>Permit of the sponsor</source>
        <translation>Vergunning van de referent</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message>
        <source>Family &amp;members</source>
        <translation>Gezins&amp;leden</translation>
    </message>
    <message>
        <source>For whom the client, who is the sponsor (referent), asks to come.</source>
        <translation>Voor wie de cliënt, de referent, nareis vraagt.</translation>
    </message>
    <message>
        <source>&amp;Representative</source>
        <translation>&amp;Gemachtigde</translation>
    </message>
    <message>
        <source>Who signs for the client. Leave empty when the client signs.</source>
        <translation>Wie voor de cliënt tekent. Laat leeg als de cliënt zelf tekent.</translation>
    </message>
    <message>
        <source>A representative (gemachtigde) acts for the client, with a signed authorisation (machtiging). A copy of it goes along with every letter.</source>
        <translation>Een gemachtigde handelt voor de cliënt, met een getekende machtiging. Een kopie daarvan gaat met elke brief mee.</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>O&amp;rganisatie</translation>
    </message>
    <message>
        <source>&amp;Authorisation signed</source>
        <translation>&amp;Machtiging getekend</translation>
    </message>
    <message>
        <source>La&amp;wyer</source>
        <translation>Ad&amp;vocaat</translation>
    </message>
    <message>
        <source>The advocaat of the client, if there is one.</source>
        <translation>De advocaat van de cliënt, als die er is.</translation>
    </message>
    <message>
        <source>&amp;Handled by</source>
        <translation>&amp;Behandeld door</translation>
    </message>
    <message>
        <source>Whoever handles a file sees it. The coordinator sees every file.</source>
        <translation>Wie een dossier behandelt, ziet het. De coördinator ziet elk dossier.</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notities</translation>
    </message>
    <message>
        <source>Not here: why someone fled, medical facts, or the BSN.</source>
        <translation>Niet hier: waarom iemand vluchtte, medische gegevens of het BSN.</translation>
    </message>
</context>
<context>
    <name>FileHeader</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Make a &amp;letter</source>
        <translation>&amp;Brief maken</translation>
    </message>
    <message>
        <source>Change client</source>
        <translation>Cliënt wijzigen</translation>
    </message>
    <message>
        <source>Change file</source>
        <translation>Dossier wijzigen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <source>Close file…</source>
        <translation>Dossier sluiten…</translation>
    </message>
    <message>
        <source>file {}</source>
        <translation>dossier {}</translation>
    </message>
    <message>
        <source>with {}</source>
        <translation>met {}</translation>
    </message>
    <message>
        <source>handled by {}</source>
        <translation>behandeld door {}</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>{} (of this office)</source>
        <translation>{} (van dit kantoor)</translation>
    </message>
</context>
<context>
    <name>FileTable</name>
    <message>
        <source>File</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>Behandeld door</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>closed on {day}</source>
        <translation>gesloten op {day}</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Opslaan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>HandlerChoice</name>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
</context>
<context>
    <name>HelpButton</name>
    <message>
        <source>What is this: {}</source>
        <translation>Wat is dit: {}</translation>
    </message>
</context>
<context>
    <name>HistoryFlow</name>
    <message>
        <source>History of file {number}</source>
        <translation>Geschiedenis van dossier {number}</translation>
    </message>
    <message>
        <source>Also what was done with the client and the letters of this file.</source>
        <translation>Ook wat er met de cliënt en de brieven van dit dossier is gedaan.</translation>
    </message>
    <message>
        <source>Everything that was done, the newest first. Lines cannot be changed.</source>
        <translation>Alles wat er is gedaan, het nieuwste eerst. Regels kunnen niet worden veranderd.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journaal</translation>
    </message>
    <message>
        <source>Checking the vault…</source>
        <translation>De kluis controleren…</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Wat er is gedaan</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Er is niets gevonden.</translation>
    </message>
    <message>
        <source>Show what came before</source>
        <translation>Laat zien wat ervoor kwam</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Wat er is veranderd</translation>
    </message>
</context>
<context>
    <name>ImpactPage</name>
    <message>
        <source>Files that change</source>
        <translation>Dossiers die veranderen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Toepassen</translation>
    </message>
    <message>
        <source>Do not apply</source>
        <translation>Niet toepassen</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Opslaan als PDF…</translation>
    </message>
    <message numerus="yes">
        <source>%n open file(s) change. Nothing has been changed yet. Read what changes, and then choose.</source>
        <translation>
            <numerusform>%n open dossier verandert. Er is nog niets veranderd. Lees wat er verandert, en kies daarna.</numerusform>
            <numerusform>%n open dossiers veranderen. Er is nog niets veranderd. Lees wat er verandert, en kies daarna.</numerusform>
        </translation>
    </message>
    <message>
        <source>No open file changes by this. It will count for files to come.</source>
        <translation>Geen open dossier verandert hierdoor. Het geldt wel voor nieuwe dossiers.</translation>
    </message>
    <message>
        <source>The report is saved: {path}</source>
        <translation>Het verslag is opgeslagen: {path}</translation>
    </message>
    <message>
        <source>File {number}</source>
        <translation>Dossier {number}</translation>
    </message>
    <message>
        <source>Where should the report go?</source>
        <translation>Waar moet het verslag komen?</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>ImpactTable</name>
    <message>
        <source>File</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliënt</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Wat verandert</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wordt</translation>
    </message>
    <message>
        <source>Notice of default</source>
        <translation>Ingebrekestelling</translation>
    </message>
    <message>
        <source>Letters posted</source>
        <translation>Brieven gepost</translation>
    </message>
</context>
<context>
    <name>InUseNotice</name>
    <message>
        <source>Open it all the same</source>
        <translation>Toch openen</translation>
    </message>
    <message>
        <source>That program has not been heard of for a while. Has it stopped, for example because the computer broke down? Then you can open the vault all the same. Is it still being worked with there? Then what is typed there from now on will be lost. Look first, or call.</source>
        <translation>Dat programma laat al een tijd niets horen. Is het gestopt, bijvoorbeeld door een storing van de computer? Dan kunt u de kluis toch openen. Wordt er daar nog gewerkt? Dan raakt kwijt wat daar vanaf nu wordt ingevuld. Ga eerst kijken, of bel.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuut</numerusform>
            <numerusform>%n minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n seconden</numerusform>
        </translation>
    </message>
    <message>
        <source>The program looks whether anything is still being done there. If nothing is, you can open the vault all the same after {left}.</source>
        <translation>Het programma kijkt of daar nog iets gebeurt. Gebeurt er niets, dan kunt u de kluis over {left} toch openen.</translation>
    </message>
</context>
<context>
    <name>KeepingCard</name>
    <message>
        <source>Keeping and erasing…</source>
        <translation>Bewaren en wissen…</translation>
    </message>
    <message>
        <source>&amp;Keep closed files for</source>
        <translation>Gesloten dossiers &amp;bewaren</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>After that a client comes up on the start page. Nothing goes by itself: the coordinator decides. Do not keep longer than is needed.</source>
        <translation>Daarna komt een cliënt op de startpagina. Er verdwijnt niets vanzelf: de coördinator beslist. Bewaar niet langer dan nodig is.</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n maand</numerusform>
            <numerusform>%n maanden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LengthField</name>
    <message>
        <source>Unit</source>
        <translation>Eenheid</translation>
    </message>
</context>
<context>
    <name>LetterFlow</name>
    <message>
        <source>The letter is kept in the file. Print it, sign it and post it.</source>
        <translation>De brief is bewaard in het dossier. Druk hem af, laat hem tekenen en doe hem op de post.</translation>
    </message>
    <message>
        <source>The letter is at the printer. See that it comes out, and sign it.</source>
        <translation>De brief is naar de printer. Kijk of hij eruit komt, en onderteken hem.</translation>
    </message>
    <message>
        <source>The letter of file {number} is on the post.</source>
        <translation>De brief van dossier {number} is op de post gedaan.</translation>
    </message>
</context>
<context>
    <name>LetterPage</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>&amp;Keep the letter</source>
        <translation>Brief &amp;bewaren</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Afdrukken…</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>&amp;Opslaan als PDF…</translation>
    </message>
    <message>
        <source>&amp;Calculation</source>
        <translation>B&amp;erekening</translation>
    </message>
    <message>
        <source>Shows how the dates in the letter were calculated. Print it with the letter.</source>
        <translation>Laat zien hoe de datums in de brief zijn berekend. Druk het af bij de brief.</translation>
    </message>
    <message>
        <source>C&amp;orrect…</source>
        <translation>V&amp;erbeteren…</translation>
    </message>
    <message>
        <source>Makes a new letter in the place of this one. This one stays as it is.</source>
        <translation>Maakt een nieuwe brief in de plaats van deze. Deze blijft zoals hij is.</translation>
    </message>
    <message>
        <source>This letter comes in the place of an earlier one.</source>
        <translation>Deze brief komt in de plaats van een eerdere.</translation>
    </message>
    <message>
        <source>Posted on {}</source>
        <translation>Op de post gedaan op {}</translation>
    </message>
    <message>
        <source>Saved as {}</source>
        <translation>Opgeslagen als {}</translation>
    </message>
    <message>
        <source>Read the letter first, and change its words if you want. Once it is kept it does not change any more.</source>
        <translation>Lees de brief eerst, en verander de woorden als u wilt. Als de brief is bewaard, verandert hij niet meer.</translation>
    </message>
</context>
<context>
    <name>LetterProblems</name>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>This is still missing</source>
        <translation>Dit ontbreekt nog</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Invullen</translation>
    </message>
    <message>
        <source>Fill in: {}</source>
        <translation>Invullen: {}</translation>
    </message>
</context>
<context>
    <name>LetterTable</name>
    <message>
        <source>Letter</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliënt</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Gemaakt op</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sinds</translation>
    </message>
</context>
<context>
    <name>LetterText</name>
    <message>
        <source>&amp;Back to the sample</source>
        <translation>&amp;Terug naar het voorbeeld</translation>
    </message>
    <message>
        <source>The facts of the file have changed since you typed here. Read the whole letter, or go back to the sample.</source>
        <translation>De gegevens van het dossier zijn veranderd sinds u hier typte. Lees de hele brief, of ga terug naar het voorbeeld.</translation>
    </message>
    <message>
        <source>Text of the letter</source>
        <translation>Tekst van de brief</translation>
    </message>
    <message>
        <source>S&amp;ubject</source>
        <translation>&amp;Onderwerp</translation>
    </message>
    <message>
        <source>An empty line begins a new paragraph. A line with a dash in front is an item of a list. The tables come from the file: change them there.</source>
        <translation>Een lege regel begint een nieuwe alinea. Een regel met een streepje ervoor is een punt van een lijst. De tabellen komen uit het dossier: verander ze daar.</translation>
    </message>
</context>
<context>
    <name>LetterheadFlow</name>
    <message>
        <source>Choose a picture</source>
        <translation>Kies een afbeelding</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Afbeeldingen (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>The picture is saved. It stands on the letters made from now on.</source>
        <translation>De afbeelding is opgeslagen. Hij staat op de brieven die u vanaf nu maakt.</translation>
    </message>
    <message>
        <source>The picture is removed. Letters that were made keep it.</source>
        <translation>De afbeelding is weggehaald. Op brieven die al gemaakt zijn, blijft hij staan.</translation>
    </message>
    <message>
        <source>The test page is at the printer.</source>
        <translation>De proefpagina is naar de printer.</translation>
    </message>
    <message>
        <source>test-page-envelopes.pdf</source>
        <translation>proefpagina-enveloppen.pdf</translation>
    </message>
    <message>
        <source>Save the test page</source>
        <translation>De proefpagina opslaan</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as {}</source>
        <translation>Opgeslagen als {}</translation>
    </message>
</context>
<context>
    <name>LetterheadForm</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Choose a &amp;logo…</source>
        <translation>Kies een &amp;logo…</translation>
    </message>
    <message>
        <source>Choose a &amp;signature…</source>
        <translation>Kies een &amp;handtekening…</translation>
    </message>
    <message>
        <source>&amp;Print the test page…</source>
        <translation>De proefpagina &amp;afdrukken…</translation>
    </message>
    <message>
        <source>Save the test page as P&amp;DF…</source>
        <translation>De proefpagina opslaan als P&amp;DF…</translation>
    </message>
    <message>
        <source>Signature of {}</source>
        <translation>Handtekening van {}</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Weghalen</translation>
    </message>
    <message>
        <source>Remove: {}</source>
        <translation>Weghalen: {}</translation>
    </message>
    <message>
        <source>There is no logo. Letters have the name and address of the office.</source>
        <translation>Er is geen logo. Op brieven staan de naam en het adres van het kantoor.</translation>
    </message>
    <message>
        <source>There is no signature. Letters have room to sign by hand.</source>
        <translation>Er is geen handtekening. Op brieven is ruimte om met de hand te tekenen.</translation>
    </message>
    <message>
        <source>Logo, signatures, envelopes</source>
        <translation>Logo, handtekeningen, enveloppen</translation>
    </message>
    <message>
        <source>Stands at the top left of letters that the office sends. PNG or JPEG, at most 5 MB. The picture is made anew: where and when it was made does not come along.</source>
        <translation>Staat linksboven op brieven die het kantoor stuurt. PNG of JPEG, hoogstens 5 MB. De afbeelding wordt opnieuw gemaakt: waar en wanneer hij is gemaakt, gaat niet mee.</translation>
    </message>
    <message>
        <source>Stands on letters above the name of the one whose it is, and of nobody else. Sign on white paper with a dark pen and scan it. Who prefers to sign by hand needs none.</source>
        <translation>Staat op brieven boven de naam van wie de handtekening is, en van niemand anders. Teken met een donkere pen op wit papier en scan dat. Wie liever met de hand tekent, heeft er geen nodig.</translation>
    </message>
    <message>
        <source>&amp;Whose signature</source>
        <translation>&amp;Van wie is de handtekening</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Handtekeningen</translation>
    </message>
    <message>
        <source>Letters have the address where it shows in an envelope with a window at the left (DIN 5008, form B). Print the test page, fold it and see whether your envelopes fit.</source>
        <translation>Op brieven staat het adres zo dat u het ziet in een envelop met een venster links (DIN 5008, vorm B). Druk de proefpagina af, vouw hem en kijk of uw enveloppen passen.</translation>
    </message>
    <message>
        <source>Window envelopes</source>
        <translation>Vensterenveloppen</translation>
    </message>
</context>
<context>
    <name>LettersPage</name>
    <message>
        <source>Letters</source>
        <translation>Brieven</translation>
    </message>
    <message>
        <source>Day on which the letter was posted</source>
        <translation>Dag waarop de brief op de post is gedaan</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Op de post gedaan</translation>
    </message>
    <message>
        <source>Open the letter</source>
        <translation>Brief openen</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) still to be posted.</source>
        <translation>
            <numerusform>%n brief moet nog op de post.</numerusform>
            <numerusform>%n brieven moeten nog op de post.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every letter was posted. Letters you make will wait here for the post.</source>
        <translation>Alle brieven zijn op de post gedaan. Brieven die u maakt, wachten hier op de post.</translation>
    </message>
    <message>
        <source>On the post on</source>
        <translation>Op de post gedaan op</translation>
    </message>
</context>
<context>
    <name>LettersPanel</name>
    <message>
        <source>No letters yet.</source>
        <translation>Nog geen brieven.</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Brieven</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Open {}</source>
        <translation>{} openen</translation>
    </message>
    <message>
        <source>Posted on {}</source>
        <translation>Op de post gedaan op {}</translation>
    </message>
    <message>
        <source>Made on {}, not yet on the post</source>
        <translation>Gemaakt op {}, nog niet op de post gedaan</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Termijnwacht DEMO</source>
        <translation>Termijnwacht DEMO</translation>
    </message>
    <message>
        <source>Termijnwacht</source>
        <translation>Termijnwacht</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Cliënten</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Brieven</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>Rekenen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>NewVaultPanel</name>
    <message>
        <source>Write the passphrase down and keep it under lock and key. Without it nobody can open the files, not even the makers of this program.</source>
        <translation>Schrijf de wachtwoordzin op en bewaar hem achter slot. Zonder wachtwoordzin kan niemand bij de dossiers, ook de makers van dit programma niet.</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>Kluis maken</translation>
    </message>
    <message>
        <source>You will be the coordinator of this vault.</source>
        <translation>U wordt de coördinator van deze kluis.</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Uw &amp;naam</translation>
    </message>
    <message>
        <source>Fill in your name. It stands with what you do.</source>
        <translation>Vul uw naam in. Die staat bij wat u doet.</translation>
    </message>
</context>
<context>
    <name>NowCard</name>
    <message>
        <source>This file was closed on {}.</source>
        <translation>Dit dossier is gesloten op {}.</translation>
    </message>
    <message>
        <source>The letter of {day} ({name}) lies ready. Post it and fill in the day.</source>
        <translation>De brief van {day} ({name}) ligt klaar. Doe hem op de post en vul de dag in.</translation>
    </message>
    <message>
        <source>To do now: {}</source>
        <translation>Nu doen: {}</translation>
    </message>
    <message>
        <source>Appeal lodged…</source>
        <translation>Beroep ingesteld…</translation>
    </message>
    <message>
        <source>Ruling received…</source>
        <translation>Uitspraak ontvangen…</translation>
    </message>
    <message>
        <source>Application filed…</source>
        <translation>Aanvraag ingediend…</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Making the letter…</source>
        <translation>De brief wordt gemaakt…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Bezig met tellen…</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>Het bestand wordt geschreven…</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>De brief gaat naar de printer…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Opslaan…</translation>
    </message>
</context>
<context>
    <name>OpenPanel</name>
    <message>
        <source>&amp;Name on the server</source>
        <translation>&amp;Naam op de server</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Wachtwoordzin</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Wachtwoordzin</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Ontgrendelen</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Save as spreadsheet (Excel)…</source>
        <translation>Opslaan als Excel-bestand…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Opslaan als PDF…</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>Excel-bestand (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>%n open file(s) on {day}.</source>
        <translation>
            <numerusform>%n open dossier op {day}.</numerusform>
            <numerusform>%n open dossiers op {day}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your own files</source>
        <translation>Uw eigen dossiers</translation>
    </message>
    <message>
        <source>The overview is saved: {path}</source>
        <translation>Het overzicht is opgeslagen: {path}</translation>
    </message>
    <message>
        <source>overview-{day}</source>
        <translation>overzicht-{day}</translation>
    </message>
    <message>
        <source>Where should the overview go?</source>
        <translation>Waar moet het overzicht komen?</translation>
    </message>
    <message>
        <source>For the coordinator</source>
        <translation>Voor de coördinator</translation>
    </message>
    <message numerus="yes">
        <source>%n closed file(s): {kind}</source>
        <translation>
            <numerusform>%n gesloten dossier: {kind}</numerusform>
            <numerusform>%n gesloten dossiers: {kind}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open file(s): {kind}</source>
        <translation>
            <numerusform>%n open dossier: {kind}</numerusform>
            <numerusform>%n open dossiers: {kind}</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole worklist as a file, with names, terms and next steps.</source>
        <translation>De hele werklijst als bestand, met namen, termijnen en volgende stappen.</translation>
    </message>
    <message>
        <source>Mind: this file is not encrypted. Anyone who has it can read the names. Keep it in a safe place and delete it when it is no longer needed.</source>
        <translation>Let op: dit bestand is niet versleuteld. Wie het heeft, kan de namen lezen. Bewaar het op een veilige plek en verwijder het als het niet meer nodig is.</translation>
    </message>
    <message>
        <source>What is it &amp;for? (may stay empty; it stands in the journal)</source>
        <translation>Waar is het &amp;voor? (mag leeg blijven; het komt in het journaal)</translation>
    </message>
</context>
<context>
    <name>PartialDateField</name>
    <message>
        <source>dd-mm-yyyy or yyyy</source>
        <translation>dd-mm-jjjj of jjjj</translation>
    </message>
    <message>
        <source>only the month and the year</source>
        <translation>alleen de maand en het jaar</translation>
    </message>
    <message>
        <source>only the year</source>
        <translation>alleen het jaar</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Hide</source>
        <translation>Verberg</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Toon</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Wachtwoordzin verbergen</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Wachtwoordzin tonen</translation>
    </message>
</context>
<context>
    <name>PassphrasePair</name>
    <message>
        <source>Passphrase</source>
        <translation>Wachtwoordzin</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>De wachtwoordzin nog een keer</translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation>Sterkte van de wachtwoordzin</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Wachtwoordzin</translation>
    </message>
    <message>
        <source>The passphrase &amp;once more</source>
        <translation>De wachtwoordzin &amp;nog een keer</translation>
    </message>
    <message>
        <source>Take four words or more that have nothing to do with each other.</source>
        <translation>Neem vier of meer woorden die niets met elkaar te maken hebben.</translation>
    </message>
    <message>
        <source>Strength: {word}.</source>
        <translation>Sterkte: {word}.</translation>
    </message>
    <message>
        <source>This passphrase is too easy to guess. Make it longer.</source>
        <translation>Deze wachtwoordzin is te makkelijk te raden. Maak hem langer.</translation>
    </message>
    <message>
        <source>These two differ. Type the same passphrase in both fields.</source>
        <translation>Deze twee zijn verschillend. Typ in beide velden dezelfde wachtwoordzin.</translation>
    </message>
    <message>
        <source>very weak</source>
        <translation>zeer zwak</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>zwak</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>matig</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>sterk</translation>
    </message>
    <message>
        <source>very strong</source>
        <translation>zeer sterk</translation>
    </message>
    <message>
        <source>It is too short. Add a word.</source>
        <translation>Hij is te kort. Voeg een woord toe.</translation>
    </message>
    <message>
        <source>It rests on one well-known word. Add other words.</source>
        <translation>Hij leunt op één bekend woord. Voeg andere woorden toe.</translation>
    </message>
    <message>
        <source>Names are guessed first. Add other words.</source>
        <translation>Namen worden als eerste geraden. Voeg andere woorden toe.</translation>
    </message>
    <message>
        <source>Keys in a row are guessed first. Use words.</source>
        <translation>Toetsen naast elkaar worden als eerste geraden. Neem woorden.</translation>
    </message>
    <message>
        <source>It repeats itself. Add other words.</source>
        <translation>Hij herhaalt zichzelf. Voeg andere woorden toe.</translation>
    </message>
    <message>
        <source>Series such as abc or 123 are guessed first.</source>
        <translation>Reeksen zoals abc of 123 worden als eerste geraden.</translation>
    </message>
    <message>
        <source>Dates and years are guessed first. Add words.</source>
        <translation>Datums en jaartallen worden als eerste geraden. Voeg woorden toe.</translation>
    </message>
</context>
<context>
    <name>PdfPages</name>
    <message>
        <source>The letter</source>
        <translation>De brief</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>pagina {page} van {pages}</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>The letter of file {number} is on the post.</source>
        <translation>De brief van dossier {number} is op de post gedaan.</translation>
    </message>
    <message>
        <source>The sender of the letters is saved.</source>
        <translation>De afzender van de brieven is opgeslagen.</translation>
    </message>
    <message>
        <source>How long closed files are kept is saved.</source>
        <translation>De bewaartijd van gesloten dossiers is opgeslagen.</translation>
    </message>
</context>
<context>
    <name>PostedForm</name>
    <message>
        <source>Posted on</source>
        <translation>Op de post gedaan op</translation>
    </message>
    <message>
        <source>On the post</source>
        <translation>Op de post gedaan</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Add to the events</source>
        <translation>Bij de gebeurtenissen zetten</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Keys (F1)</source>
        <translation>Toetsen (F1)</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Op slot (Ctrl+L)</translation>
    </message>
    <message>
        <source>Termijnwacht</source>
        <translation>Termijnwacht</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Everyone in this vault is invented.</source>
        <translation>Iedereen in deze kluis is verzonnen.</translation>
    </message>
</context>
<context>
    <name>ReceiptPanel</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>{title}: {day} at the latest</source>
        <translation>{title}: uiterlijk {day}</translation>
    </message>
    <message>
        <source>Certainty: {certainty} · Rules: {rules}</source>
        <translation>Zekerheid: {certainty} · Regels: {rules}</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Recovery sheet</source>
        <translation>Herstelblad</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Af&amp;drukken…</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>Opslaan als &amp;PDF…</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Klaar</translation>
    </message>
    <message>
        <source>This code is shown once. Print it and keep the paper under lock and key, away from this computer. Whoever has it can open the vault.</source>
        <translation>Deze code ziet u één keer. Druk hem af en bewaar het papier achter slot en grendel, niet bij deze computer. Wie de code heeft, kan de kluis openen.</translation>
    </message>
</context>
<context>
    <name>RescueFlow</name>
    <message>
        <source>Put a backup back</source>
        <translation>Reservekopie terugzetten</translation>
    </message>
</context>
<context>
    <name>RetentionPage</name>
    <message>
        <source>Keeping and erasing</source>
        <translation>Bewaren en wissen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Who may be erased</source>
        <translation>Wie gewist kan worden</translation>
    </message>
    <message>
        <source>Nobody has to be looked at now.</source>
        <translation>U hoeft nu naar niemand te kijken.</translation>
    </message>
    <message>
        <source>&amp;Keep longer</source>
        <translation>&amp;Langer bewaren</translation>
    </message>
    <message>
        <source>&amp;Erase…</source>
        <translation>&amp;Wissen…</translation>
    </message>
    <message numerus="yes">
        <source>A closed file is kept for %n month(s). Then you decide: erase, or keep longer.</source>
        <translation>
            <numerusform>Een gesloten dossier blijft %n maand bewaard. Daarna beslist u: wissen, of langer bewaren.</numerusform>
            <numerusform>Een gesloten dossier blijft %n maanden bewaard. Daarna beslist u: wissen, of langer bewaren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep &amp;until</source>
        <translation>Bewaren &amp;tot</translation>
    </message>
    <message>
        <source>&amp;Because</source>
        <translation>&amp;Omdat</translation>
    </message>
    <message>
        <source>For example: the appeal is still running.</source>
        <translation>Bijvoorbeeld: het hoger beroep loopt nog.</translation>
    </message>
</context>
<context>
    <name>ReviewTable</name>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sinds</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>onbekend</translation>
    </message>
</context>
<context>
    <name>RuleCard</name>
    <message>
        <source>Change the last day…</source>
        <translation>Laatste dag veranderen…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Intrekken…</translation>
    </message>
    <message>
        <source>Put back…</source>
        <translation>Terugzetten…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Opslaan als bestand…</translation>
    </message>
    <message>
        <source>certainty: {}</source>
        <translation>zekerheid: {}</translation>
    </message>
    <message numerus="yes">
        <source>%n open file(s) rest on it</source>
        <translation>
            <numerusform>geldt nu in %n open dossier</numerusform>
            <numerusform>geldt nu in %n open dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>file: {}</source>
        <translation>bestand: {}</translation>
    </message>
    <message>
        <source>Added by this office on {day}: {reason}</source>
        <translation>Toegevoegd door dit kantoor op {day}: {reason}</translation>
    </message>
    <message>
        <source>Withdrawn on {day}. It no longer counts.</source>
        <translation>Ingetrokken op {day}. Deze regel telt niet meer.</translation>
    </message>
    <message>
        <source>A later wording counts now.</source>
        <translation>Nu geldt een latere tekst.</translation>
    </message>
    <message>
        <source>Withdrawn on {day}, it no longer counts: {reason}</source>
        <translation>Ingetrokken op {day}, het telt niet meer: {reason}</translation>
    </message>
    <message>
        <source>Announced. It does not count yet.</source>
        <translation>Aangekondigd. Deze tekst telt nog niet.</translation>
    </message>
    <message>
        <source>In force from {first}</source>
        <translation>Geldt vanaf {first}</translation>
    </message>
    <message>
        <source>In force from {first} up to and including {last}</source>
        <translation>Geldt van {first} tot en met {last}</translation>
    </message>
    <message>
        <source>Source: {citation}, read on {day}</source>
        <translation>Bron: {citation}, gelezen op {day}</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Openen in de browser</translation>
    </message>
    <message>
        <source>Open {} in the browser</source>
        <translation>{} openen in de browser</translation>
    </message>
</context>
<context>
    <name>RuleFlow</name>
    <message>
        <source>Which rule file?</source>
        <translation>Welk regelbestand?</translation>
    </message>
    <message>
        <source>Rule files (*.toml)</source>
        <translation>Regelbestanden (*.toml)</translation>
    </message>
    <message>
        <source>Counting what changes…</source>
        <translation>Berekenen wat er verandert…</translation>
    </message>
    <message>
        <source>the rules of this version of the program</source>
        <translation>de regels van deze versie van het programma</translation>
    </message>
    <message>
        <source>What changes by {rule}</source>
        <translation>Wat verandert er: {rule}</translation>
    </message>
    <message>
        <source>The rules are changed. All dates were counted again.</source>
        <translation>De regels zijn veranderd. Alle datums zijn opnieuw berekend.</translation>
    </message>
    <message>
        <source>Where should the rule file go?</source>
        <translation>Waar moet het regelbestand komen?</translation>
    </message>
    <message>
        <source>The rule is saved: {path}</source>
        <translation>De regel is opgeslagen: {path}</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>&amp;See what changes</source>
        <translation>&amp;Bekijk wat er verandert</translation>
    </message>
    <message>
        <source>New moratorium</source>
        <translation>Nieuw besluitmoratorium</translation>
    </message>
    <message>
        <source>Change the last day: {}</source>
        <translation>Laatste dag veranderen: {}</translation>
    </message>
    <message>
        <source>New free day</source>
        <translation>Nieuwe vrije dag</translation>
    </message>
    <message>
        <source>Import: {}</source>
        <translation>Importeren: {}</translation>
    </message>
    <message>
        <source>Withdraw: {}</source>
        <translation>Intrekken: {}</translation>
    </message>
    <message>
        <source>Put back: {}</source>
        <translation>Terugzetten: {}</translation>
    </message>
    <message>
        <source>The IND does not decide on these applications for a while. The term can become longer. Add this only when you have read the decision of the minister.</source>
        <translation>De IND beslist tijdelijk niet op deze aanvragen. De termijn kan daardoor langer worden. Voeg dit pas toe als u het besluit van de minister hebt gelezen.</translation>
    </message>
    <message>
        <source>The moratorium was extended, or ended early. The wording of before is kept.</source>
        <translation>Het besluitmoratorium is verlengd, of eerder gestopt. De oude tekst blijft bewaard.</translation>
    </message>
    <message>
        <source>A day on which government offices are closed by decree. A short term that ends on it moves to the next working day.</source>
        <translation>Een dag waarop de overheid volgens een besluit dicht is. Een korte termijn die dan eindigt, schuift op naar de volgende werkdag.</translation>
    </message>
    <message>
        <source>A rule that another office made. It counts here only after you have seen what it changes.</source>
        <translation>Een regel die een ander kantoor heeft gemaakt. Hij telt hier pas als u hebt gezien wat er verandert.</translation>
    </message>
    <message>
        <source>The rule no longer counts. It stays in the list, with your reason and the day: until today it was counted.</source>
        <translation>De regel telt niet meer. Hij blijft in de lijst, met uw reden en de dag: tot vandaag telde hij mee.</translation>
    </message>
    <message>
        <source>The rule counts again from today. That it was withdrawn stays in the list.</source>
        <translation>De regel telt vanaf vandaag weer. In de lijst blijft staan dat hij was ingetrokken.</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>kies…</translation>
    </message>
    <message>
        <source>everyone with this nationality</source>
        <translation>iedereen met deze nationaliteit</translation>
    </message>
    <message>
        <source>Na&amp;tionality</source>
        <translation>Na&amp;tionaliteit</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Wie</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>&amp;Eerste dag</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>&amp;Laatste dag</translation>
    </message>
    <message>
        <source>This day is part of it.</source>
        <translation>Deze dag hoort er nog bij.</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Dag</translation>
    </message>
    <message>
        <source>W&amp;hat day it is</source>
        <translation>W&amp;at voor dag het is</translation>
    </message>
    <message>
        <source>Such as: Stcrt. 2026, 12345.</source>
        <translation>Bijvoorbeeld: Stcrt. 2026, 12345.</translation>
    </message>
    <message>
        <source>S&amp;ource</source>
        <translation>B&amp;ron</translation>
    </message>
    <message>
        <source>Where others can read it. It begins with https://.</source>
        <translation>Waar anderen het kunnen lezen. Het begint met https://.</translation>
    </message>
    <message>
        <source>&amp;Address on the internet</source>
        <translation>Adres op &amp;internet</translation>
    </message>
    <message>
        <source>Why you do this. Everyone who uses this vault can read it.</source>
        <translation>Waarom u dit doet. Iedereen die deze kluis gebruikt, kan het lezen.</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>R&amp;eden</translation>
    </message>
</context>
<context>
    <name>RuleTable</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Zekerheid</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Vanaf</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot en met</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Open dossiers</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Van wie</translation>
    </message>
    <message>
        <source>Free day {day}</source>
        <translation>Vrije dag {day}</translation>
    </message>
    <message>
        <source>Free days designated by decree</source>
        <translation>Vrije dagen die bij besluit zijn aangewezen</translation>
    </message>
    <message>
        <source>program</source>
        <translation>programma</translation>
    </message>
    <message>
        <source>● own</source>
        <translation>● eigen</translation>
    </message>
    <message>
        <source>○ withdrawn</source>
        <translation>○ ingetrokken</translation>
    </message>
    <message>
        <source>○ replaced</source>
        <translation>○ vervangen</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>Rules</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>New moratorium…</source>
        <translation>Nieuw besluitmoratorium…</translation>
    </message>
    <message>
        <source>New free day…</source>
        <translation>Nieuwe vrije dag…</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Bestand importeren…</translation>
    </message>
    <message>
        <source>See what changes</source>
        <translation>Bekijk wat er verandert</translation>
    </message>
    <message>
        <source>No rule has these words. Try fewer letters.</source>
        <translation>Geen regel heeft deze woorden. Probeer minder letters.</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s).</source>
        <translation>
            <numerusform>%n regel.</numerusform>
            <numerusform>%n regels.</numerusform>
        </translation>
    </message>
    <message>
        <source>This version of the program has new rules. They change dates of open files. The rules of before still count. See what changes, and then decide.</source>
        <translation>Deze versie van het programma heeft nieuwe regels. Ze veranderen datums van open dossiers. De oude regels gelden nog. Bekijk wat er verandert, en beslis daarna.</translation>
    </message>
    <message>
        <source>This version of the program has new rules, but they do not go together with the own rule {file}. The rules of before still count. Withdraw that rule.</source>
        <translation>Deze versie van het programma heeft nieuwe regels, maar die passen niet bij de eigen regel {file}. De oude regels gelden nog. Trek die eigen regel in.</translation>
    </message>
    <message>
        <source>The rules of before can no longer be read. The new rules count now. Check the dates of urgent files.</source>
        <translation>De oude regels zijn niet meer te lezen. De nieuwe regels gelden nu. Kijk de datums van dringende dossiers na.</translation>
    </message>
    <message>
        <source>This version of the program has new rules. The rules of before still count, until the coordinator has looked at what changes.</source>
        <translation>Deze versie van het programma heeft nieuwe regels. De oude regels gelden nog, tot de coördinator heeft bekeken wat er verandert.</translation>
    </message>
</context>
<context>
    <name>SavePanel</name>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kies…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Opslaan als PDF</translation>
    </message>
    <message>
        <source>This file leaves the vault and is not encrypted. Anyone who can open this computer can read it. Delete it when you no longer need it.</source>
        <translation>Dit bestand gaat uit de kluis en is niet versleuteld. Wie bij deze computer kan, kan het lezen. Verwijder het als u het niet meer nodig hebt.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>Zoeken (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>Zoek in deze lijst</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Making a backup and locking…</source>
        <translation>Reservekopie maken en vergrendelen…</translation>
    </message>
    <message>
        <source>The passphrase of the demo is: {passphrase}</source>
        <translation>De wachtwoordzin van de demo is: {passphrase}</translation>
    </message>
    <message>
        <source>To see it as another role:</source>
        <translation>Om het te zien met een andere rol:</translation>
    </message>
    <message>
        <source>The folder of the vault</source>
        <translation>De map van de kluis</translation>
    </message>
    <message>
        <source>Opening the vault…</source>
        <translation>De kluis wordt geopend…</translation>
    </message>
    <message>
        <source>Making the vault…</source>
        <translation>De kluis wordt gemaakt…</translation>
    </message>
    <message>
        <source>Putting the backup back…</source>
        <translation>Reservekopie terugzetten…</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Opslaan</translation>
    </message>
    <message>
        <source>&amp;Logo, signatures, envelopes…</source>
        <translation>&amp;Logo, handtekeningen, enveloppen…</translation>
    </message>
    <message>
        <source>Own l&amp;etters…</source>
        <translation>&amp;Eigen brieven…</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Reservekopieën…</translation>
    </message>
    <message>
        <source>Check the vault</source>
        <translation>Kluis controleren</translation>
    </message>
    <message>
        <source>Journal…</source>
        <translation>Journaal…</translation>
    </message>
    <message>
        <source>Volunteers…</source>
        <translation>Vrijwilligers…</translation>
    </message>
    <message>
        <source>Change my passphrase…</source>
        <translation>Mijn wachtwoordzin wijzigen…</translation>
    </message>
    <message>
        <source>&amp;Name of the office</source>
        <translation>&amp;Naam van het kantoor</translation>
    </message>
    <message>
        <source>S&amp;treet and number</source>
        <translation>S&amp;traat en huisnummer</translation>
    </message>
    <message>
        <source>&amp;Postcode</source>
        <translation>&amp;Postcode</translation>
    </message>
    <message>
        <source>T&amp;own</source>
        <translation>&amp;Woonplaats</translation>
    </message>
    <message>
        <source>P&amp;hone</source>
        <translation>Te&amp;lefoon</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-mail</translation>
    </message>
    <message>
        <source>Sender of the letters</source>
        <translation>Afzender van de brieven</translation>
    </message>
    <message>
        <source>This stands above letters that the office sends for a client. The answer of the IND goes to this address.</source>
        <translation>Dit staat boven brieven die het kantoor voor een cliënt stuurt. Het antwoord van de IND gaat naar dit adres.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message>
        <source>Everyone has a passphrase of their own, so that it can be seen who did what.</source>
        <translation>Iedereen heeft een eigen wachtwoordzin. Zo is te zien wie wat deed.</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Kluis</translation>
    </message>
    <message>
        <source>Everything about clients is in this folder, encrypted. The program makes backups by itself. Choose a second place for them, on another disk.</source>
        <translation>Alles over cliënten staat in deze map, versleuteld. Het programma maakt zelf reservekopieën. Kies er een tweede plek voor, op een andere schijf.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuut</numerusform>
            <numerusform>%n minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Vergrendelen</translation>
    </message>
    <message>
        <source>Lock &amp;after</source>
        <translation>&amp;Vergrendelen na</translation>
    </message>
    <message>
        <source>The program locks when nobody has touched it for this long, when the screen is locked and when the computer has slept. Ctrl+L locks at once. What you were typing is still there after unlocking.</source>
        <translation>Het programma vergrendelt als u het zo lang niet gebruikt. Het vergrendelt ook als het scherm op slot gaat, en als de computer heeft geslapen. Met Ctrl+L vergrendelt u meteen. Wat u aan het typen was, staat er na het ontgrendelen nog.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>The program speaks Dutch. Letters to the IND are always in Dutch: that is the language of the procedure.</source>
        <translation>Het programma spreekt Nederlands. Brieven aan de IND zijn altijd in het Nederlands: dat is de taal van de procedure.</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Cliënten</translation>
    </message>
    <message>
        <source>Letters to post</source>
        <translation>Brieven voor de post</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>Rekenen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Nieuwe cliënt</translation>
    </message>
    <message>
        <source>New file for the chosen client</source>
        <translation>Nieuw dossier voor de gekozen cliënt</translation>
    </message>
    <message>
        <source>Lock; what you were typing stays</source>
        <translation>Vergrendelen; wat u aan het typen was, blijft staan</translation>
    </message>
    <message>
        <source>Open what is chosen, or save the form</source>
        <translation>Open wat gekozen is, of sla het formulier op</translation>
    </message>
    <message>
        <source>In Today: take the next step of the file</source>
        <translation>In Vandaag: zet de volgende stap van het dossier</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Deze lijst</translation>
    </message>
</context>
<context>
    <name>TemplateFlow</name>
    <message>
        <source>The letter {} is saved.</source>
        <translation>De brief {} is opgeslagen.</translation>
    </message>
    <message>
        <source>The letter {} is offered no more.</source>
        <translation>De brief {} wordt niet meer aangeboden.</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Letters of this office</source>
        <translation>Brieven van dit kantoor</translation>
    </message>
    <message>
        <source>&amp;New letter</source>
        <translation>&amp;Nieuwe brief</translation>
    </message>
    <message>
        <source>&amp;Offer it no more</source>
        <translation>Niet meer &amp;aanbieden</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Invoegen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Opslaan</translation>
    </message>
    <message>
        <source>{} (broken)</source>
        <translation>{} (werkt niet meer)</translation>
    </message>
    <message>
        <source>Line {line}: {what}</source>
        <translation>Regel {line}: {what}</translation>
    </message>
    <message>
        <source>Between the lines with +++ stand the settings. The first lines after that are the subject. Empty lines part the paragraphs. The names in the example are invented.</source>
        <translation>Tussen de regels met +++ staan de instellingen. Daarna komt het onderwerp. Lege regels scheiden de alinea&apos;s. De namen in het voorbeeld zijn verzonnen.</translation>
    </message>
    <message>
        <source>Text of the letter</source>
        <translation>Tekst van de brief</translation>
    </message>
    <message>
        <source>Field to insert</source>
        <translation>Veld om in te voegen</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Time bar</source>
        <translation>Tijdbalk</translation>
    </message>
    <message>
        <source>{} ago</source>
        <translation>{} geleden</translation>
    </message>
    <message>
        <source>{} from now</source>
        <translation>over {}</translation>
    </message>
</context>
<context>
    <name>TypedDateInput</name>
    <message>
        <source>dd-mm-yyyy</source>
        <translation>dd-mm-jjjj</translation>
    </message>
</context>
<context>
    <name>TypedForm</name>
    <message>
        <source>&amp;Documents that go along</source>
        <translation>&amp;Stukken die meegaan</translation>
    </message>
    <message>
        <source>Each on a line of its own. The list is printed in the letter.</source>
        <translation>Elk op een eigen regel. De lijst komt in de brief.</translation>
    </message>
    <message>
        <source>&amp;Why it takes longer</source>
        <translation>&amp;Waarom het langer duurt</translation>
    </message>
    <message>
        <source>This is printed in the letter.</source>
        <translation>Dit komt in de brief.</translation>
    </message>
    <message>
        <source>More &amp;time until</source>
        <translation>&amp;Uitstel tot en met</translation>
    </message>
    <message>
        <source>Make the letter</source>
        <translation>Brief maken</translation>
    </message>
    <message>
        <source>For this letter</source>
        <translation>Voor deze brief</translation>
    </message>
</context>
<context>
    <name>UnlockWindow</name>
    <message>
        <source>Termijnwacht</source>
        <translation>Termijnwacht</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Andere map kiezen…</translation>
    </message>
    <message>
        <source>Put a backup back…</source>
        <translation>Reservekopie terugzetten…</translation>
    </message>
    <message>
        <source>Keep others out of this folder</source>
        <translation>Anderen uit deze map houden</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Map: {folder}</translation>
    </message>
    <message>
        <source>Unlock the vault</source>
        <translation>Kluis ontgrendelen</translation>
    </message>
    <message>
        <source>Make a new vault</source>
        <translation>Nieuwe kluis maken</translation>
    </message>
    <message>
        <source>DEMO: invented people</source>
        <translation>DEMO: verzonnen mensen</translation>
    </message>
    <message>
        <source>Loading the rest of the program…</source>
        <translation>De rest van het programma wordt geladen…</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>U kunt het nu opnieuw proberen.</translation>
    </message>
    <message numerus="yes">
        <source>You can try again in %n second(s).</source>
        <translation>
            <numerusform>Over %n seconde kunt u het opnieuw proberen.</numerusform>
            <numerusform>Over %n seconden kunt u het opnieuw proberen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VNummerField</name>
    <message>
        <source>show</source>
        <translation>toon</translation>
    </message>
</context>
<context>
    <name>VNummerLabel</name>
    <message>
        <source>V-number, hidden</source>
        <translation>V-nummer, verborgen</translation>
    </message>
</context>
<context>
    <name>VolunteerFlow</name>
    <message>
        <source>{name} can open the vault now.</source>
        <translation>{name} kan de kluis nu openen.</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation>{name} is opgeslagen.</translation>
    </message>
    <message>
        <source>{name} has another passphrase.</source>
        <translation>{name} heeft een andere wachtwoordzin.</translation>
    </message>
    <message>
        <source>Your passphrase is changed.</source>
        <translation>Uw wachtwoordzin is gewijzigd.</translation>
    </message>
    <message>
        <source>{name} has left. Their passphrase opens nothing any more.</source>
        <translation>{name} is vertrokken. De wachtwoordzin opent niets meer.</translation>
    </message>
    <message>
        <source>The sheet is at the printer.</source>
        <translation>Het blad is naar de printer.</translation>
    </message>
    <message>
        <source>recovery-sheet-{day}</source>
        <translation>herstelblad-{day}</translation>
    </message>
    <message>
        <source>Where should the recovery sheet go?</source>
        <translation>Waar moet het herstelblad komen?</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The sheet is saved: {path}. It is not encrypted: put it away safely.</source>
        <translation>Het blad is opgeslagen: {path}. Het is niet versleuteld. Berg het veilig op.</translation>
    </message>
</context>
<context>
    <name>VolunteerForm</name>
    <message>
        <source>The passphrase of now</source>
        <translation>De wachtwoordzin van nu</translation>
    </message>
    <message>
        <source>New volunteer</source>
        <translation>Nieuwe vrijwilliger</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>{name} wijzigen</translation>
    </message>
    <message>
        <source>A passphrase for {name}</source>
        <translation>Een wachtwoordzin voor {name}</translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation>Mijn wachtwoordzin wijzigen</translation>
    </message>
    <message>
        <source>choose somebody</source>
        <translation>kies iemand</translation>
    </message>
    <message>
        <source>{name} leaves</source>
        <translation>{name} vertrekt</translation>
    </message>
    <message>
        <source>Let this volunteer leave</source>
        <translation>Laat deze vrijwilliger vertrekken</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Opslaan</translation>
    </message>
    <message>
        <source>Let the new volunteer type the passphrase, on this computer. Look the other way meanwhile: with it, everything they do stands to their name.</source>
        <translation>Laat de nieuwe vrijwilliger de wachtwoordzin zelf typen, op deze computer. Kijk intussen de andere kant op: alles wat daarmee gebeurt, staat op die naam.</translation>
    </message>
    <message>
        <source>Let the volunteer type it themselves, on this computer. The passphrase of before opens nothing any more.</source>
        <translation>Laat de vrijwilliger de wachtwoordzin zelf typen, op deze computer. Een oude wachtwoordzin opent dan niets meer.</translation>
    </message>
    <message>
        <source>Only you know this passphrase. Nobody can look it up for you.</source>
        <translation>Alleen u kent deze wachtwoordzin. Niemand kan hem voor u opzoeken.</translation>
    </message>
    <message>
        <source>Their passphrase opens nothing any more: not this vault, and no backup that is made from now on. The vault gets another key. That takes some seconds.</source>
        <translation>De wachtwoordzin opent daarna niets meer: niet deze kluis, en geen reservekopie van na vandaag. De kluis krijgt een andere sleutel. Dat duurt een paar seconden.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Naam</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rol</translation>
    </message>
    <message>
        <source>Passphrase of &amp;now</source>
        <translation>Wachtwoordzin van &amp;nu</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nieuwe wachtwoordzin</translation>
    </message>
    <message>
        <source>&amp;Files go to</source>
        <translation>&amp;Dossiers gaan naar</translation>
    </message>
    <message>
        <source>Closed files go along. Without files this may stay empty.</source>
        <translation>Gesloten dossiers gaan mee. Zonder dossiers mag dit leeg blijven.</translation>
    </message>
</context>
<context>
    <name>VolunteerTable</name>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>left, but the key still has to be taken</source>
        <translation>vertrokken, maar de sleutel moet nog weg</translation>
    </message>
    <message>
        <source>left on {day}</source>
        <translation>vertrokken op {day}</translation>
    </message>
    <message>
        <source>has no passphrase yet</source>
        <translation>heeft nog geen wachtwoordzin</translation>
    </message>
    <message>
        <source>you</source>
        <translation>u zelf</translation>
    </message>
    <message>
        <source>works here</source>
        <translation>werkt hier</translation>
    </message>
    <message>
        <source>works here since {day}</source>
        <translation>werkt hier sinds {day}</translation>
    </message>
</context>
<context>
    <name>VolunteersPage</name>
    <message>
        <source>Volunteers</source>
        <translation>Vrijwilligers</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>&amp;New volunteer</source>
        <translation>&amp;Nieuwe vrijwilliger</translation>
    </message>
    <message>
        <source>Change name or &amp;role…</source>
        <translation>Naam of &amp;rol wijzigen…</translation>
    </message>
    <message>
        <source>&amp;Leaves…</source>
        <translation>&amp;Vertrekt…</translation>
    </message>
    <message>
        <source>Make a recovery &amp;sheet…</source>
        <translation>Herstel&amp;blad maken…</translation>
    </message>
    <message>
        <source>Forgot the &amp;passphrase…</source>
        <translation>&amp;Wachtwoordzin vergeten…</translation>
    </message>
    <message>
        <source>Give a &amp;passphrase…</source>
        <translation>&amp;Wachtwoordzin geven…</translation>
    </message>
    <message>
        <source>Take the key</source>
        <translation>Sleutel weghalen</translation>
    </message>
    <message>
        <source>There is a recovery sheet: a code on paper that opens the vault when every passphrase is lost. A new sheet makes the old one worthless.</source>
        <translation>Er is een herstelblad: een code op papier. Die opent de kluis als alle wachtwoordzinnen kwijt zijn. Met een nieuw blad werkt het oude niet meer.</translation>
    </message>
    <message>
        <source>There is no recovery sheet yet. It is a code on paper that opens the vault when every passphrase is lost. Without one, everything is lost then.</source>
        <translation>Er is nog geen herstelblad. Dat is een code op papier. Die opent de kluis als alle wachtwoordzinnen kwijt zijn. Zonder blad is dan alles kwijt.</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Herstelblad</translation>
    </message>
</context>
<context>
    <name>WorklistPage</name>
    <message>
        <source>Backups…</source>
        <translation>Reservekopieën…</translation>
    </message>
    <message>
        <source>See which</source>
        <translation>Bekijk welke</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Bekijken</translation>
    </message>
    <message>
        <source>Register a client</source>
        <translation>Cliënt inschrijven</translation>
    </message>
    <message>
        <source>Today · {day}</source>
        <translation>Vandaag · {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of somebody else were looked into.</source>
        <translation>
            <numerusform>In %n dossier van een ander is gekeken.</numerusform>
            <numerusform>In %n dossiers van anderen is gekeken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) may be erased: the time of keeping is over.</source>
        <translation>
            <numerusform>%n cliënt kan worden gewist: de bewaartijd is voorbij.</numerusform>
            <numerusform>%n cliënten kunnen worden gewist: de bewaartijd is voorbij.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) ask(s) for something today.</source>
        <translation>
            <numerusform>%n dossier vraagt vandaag iets.</numerusform>
            <numerusform>%n dossiers vragen vandaag iets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) still to be posted.</source>
        <translation>
            <numerusform>%n brief moet nog op de post.</numerusform>
            <numerusform>%n brieven moeten nog op de post.</numerusform>
        </translation>
    </message>
    <message>
        <source>No file has these words. Try fewer words.</source>
        <translation>Geen dossier heeft deze woorden. Probeer het met minder woorden.</translation>
    </message>
    <message>
        <source>Files whose term has passed will stand here, with what to do. Begin by registering a client.</source>
        <translation>Hier komen de dossiers waarvan de termijn voorbij is, met wat u kunt doen. Begin met een cliënt inschrijven.</translation>
    </message>
</context>
<context>
    <name>WorklistTable</name>
    <message>
        <source>today</source>
        <translation>vandaag</translation>
    </message>
    <message>
        <source>in {interval}</source>
        <translation>over {interval}</translation>
    </message>
    <message>
        <source>{interval} ago</source>
        <translation>{interval} geleden</translation>
    </message>
    <message>
        <source>The letter is made. Post it and fill in the day.</source>
        <translation>De brief is gemaakt. Doe hem op de post en vul de dag in.</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgentie</translation>
    </message>
    <message>
        <source>What, and why</source>
        <translation>Wat, en waarom</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sinds</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Client and file</source>
        <translation>Cliënt en dossier</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Volgende stap</translation>
    </message>
</context>
<context>
    <name>WorklistView</name>
    <message>
        <source>Worklist</source>
        <translation>Werklijst</translation>
    </message>
</context>
<context>
    <name>_BackupsCard</name>
    <message>
        <source>&amp;Finish the erasing</source>
        <translation>Het wissen &amp;afmaken</translation>
    </message>
    <message>
        <source>&amp;Remove the older backups…</source>
        <translation>Oudere reservekopieën &amp;opruimen…</translation>
    </message>
    <message>
        <source>After this you can only go back to the newest backup. This cannot be undone.</source>
        <translation>Daarna kunt u alleen nog terug naar de nieuwste reservekopie. Dit kunt u niet terugdraaien.</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Laten staan</translation>
    </message>
    <message>
        <source>Remove them for good</source>
        <translation>Voorgoed opruimen</translation>
    </message>
    <message>
        <source>Backups and who was erased</source>
        <translation>Reservekopieën en wie gewist is</translation>
    </message>
</context>
<context>
    <name>_Calendar</name>
    <message>
        <source>Month before</source>
        <translation>Vorige maand</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Volgende maand</translation>
    </message>
</context>
<context>
    <name>_Closing</name>
    <message>
        <source>Close the file</source>
        <translation>Dossier sluiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Why is the file closed?</source>
        <translation>Waarom gaat het dossier dicht?</translation>
    </message>
    <message>
        <source>It leaves the worklist. Nothing is deleted.</source>
        <translation>Het gaat uit de werklijst. Er wordt niets verwijderd.</translation>
    </message>
</context>
<context>
    <name>_Doubt</name>
    <message>
        <source>Keep typing</source>
        <translation>Verder typen</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <source>You have typed something that is not saved yet.</source>
        <translation>U hebt iets getypt dat nog niet is opgeslagen.</translation>
    </message>
</context>
<context>
    <name>_Duplicates</name>
    <message>
        <source>No, this is someone else: save</source>
        <translation>Nee, dit is iemand anders: opslaan</translation>
    </message>
    <message>
        <source>Is this person here already?</source>
        <translation>Staat deze persoon er al in?</translation>
    </message>
    <message>
        <source>Look before you save. Nothing is merged.</source>
        <translation>Kijk dit na voor u opslaat. Er wordt niets samengevoegd.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Bekijken</translation>
    </message>
    <message>
        <source>Look at {}</source>
        <translation>{} bekijken</translation>
    </message>
    <message>
        <source>born {}</source>
        <translation>geboren {}</translation>
    </message>
</context>
<context>
    <name>_EventTable</name>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Wat gebeurde er</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Gebeurtenissen</translation>
    </message>
</context>
<context>
    <name>_PersonLine</name>
    <message>
        <source>Type a part of the name</source>
        <translation>Typ een deel van de naam</translation>
    </message>
</context>
<context>
    <name>_Removal</name>
    <message>
        <source>Take it out</source>
        <translation>Weghalen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Laten staan</translation>
    </message>
    <message>
        <source>Take this out of the file? {}</source>
        <translation>Dit uit het dossier halen? {}</translation>
    </message>
</context>
<context>
    <name>seat</name>
    <message>
        <source>Recovery sheet</source>
        <translation>Herstelblad</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>Coördinator</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>This did not work. What you typed is still there. Try again.</source>
        <translation>Dit is niet gelukt. Wat u typte, staat er nog. Probeer het opnieuw.</translation>
    </message>
    <message>
        <source>This is no longer in the vault. Go back and look again.</source>
        <translation>Dit staat niet meer in de kluis. Ga terug en kijk opnieuw.</translation>
    </message>
    <message>
        <source>Somebody has removed this meanwhile. What you typed is not saved.</source>
        <translation>Iemand heeft dit intussen verwijderd. Wat u typte, is niet opgeslagen.</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile. Nothing is saved, and what you typed is still there.</source>
        <translation>Iemand anders heeft dit intussen gewijzigd. Er is niets opgeslagen. Wat u typte, staat er nog.</translation>
    </message>
    <message>
        <source>The passphrase was wrong a few times.</source>
        <translation>De wachtwoordzin was een paar keer verkeerd.</translation>
    </message>
    <message>
        <source>There is no room left for the file {path}. Choose another folder or disk.</source>
        <translation>Er is geen ruimte meer voor het bestand {path}. Kies een andere map of schijf.</translation>
    </message>
    <message>
        <source>The folder for {path} is not there. Choose another folder.</source>
        <translation>De map voor {path} is er niet. Kies een andere map.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written. Is it open in another program? Close it there, or choose another folder.</source>
        <translation>Het bestand {path} kan niet worden geschreven. Is het open in een ander programma? Sluit het daar, of kies een andere map.</translation>
    </message>
</context>
</TS>
