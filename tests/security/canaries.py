"""What must never be written. Everybody in here is invented; the numbers are valid by their checksums.

Add here: another kind of particulars, in the spellings that people use.
Keep out: where they are planted (planted*.py).
"""

NAME, PHONE, MAIL = "Канарейкина Зинаида", "89217773101", "kanareikina@example.org"
PHONES = (
    *(PHONE, "+7 921 777-31-01", "+7 (921) 777 31 01", "8-921-777-31-01", "9217773101", "+380 50 777 31 04"),
    *("0507773104", "+358 40 777 3105", "0407773105"),
)
NUMBERS = ("131052-308T", "500100732259", "112-233-445 95", "11223344595", "3184710691")  # HETU, INN, SNILS, RNTRC
NAMES = (NAME, "Канарейкина", "КАНАРЕЙКИНА", "Канаренко Оксана", "Kanariainen Aino", "Kanareikina")
PLACES = ("Лиговский 177-31", "59.93427", "30.33509")
CANARIES = (*PHONES, MAIL, *NUMBERS, *NAMES, *PLACES)
NOTE = " / ".join(CANARIES)
QUIET = f"{NAME}, {PLACES[0]}"  # one in a column that is not read does not stop a file
SHEET_NAME = f"{NAME} {PHONE}"
FILE_NAME = f"{NAME} {PHONE} {MAIL} "
WORDS = frozenset(CANARIES) | {NAME.replace(" ", "_")}
