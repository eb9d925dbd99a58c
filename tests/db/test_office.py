from casework.clients import Address
from casework.storage import Office


def test_a_new_vault_has_an_empty_office(storage):
    with storage.work() as work:
        assert work.office() == Office()


def test_the_office_comes_out_as_it_went_in_and_there_is_one(storage):
    office = Office(
        "Steunpunt Ğ & Ş", Address("Laan 1", "1234 AB", "Ede", "NL"), "0318", "a@example.org"
    )

    with storage.work() as work:
        work.put_office(Office("An earlier name"))
        work.put_office(office)
        work.commit()

    with storage.work() as work:
        assert work.office() == office
