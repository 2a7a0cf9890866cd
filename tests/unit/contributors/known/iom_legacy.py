"""What IOM's legacy records answer, in numeric codes."""

from tests.unit.contributors.known import EDGES, Known, listed, said

STATUSES = {"1": "Minor", "0": "Minor", "2": "Adult", "8": "Unknown", "9": None}
NATIONS = {
    "UA": "UA",
    "NA": "NA",
    "UK": "GB",
    "EL": "GR",
    "KO": "RS",
    "TB": "CN",
    "TP": "TL",
    "ZR": "CD",
    "CS": None,
    "AN": None,
    "YU": None,
    "XX": None,
    "99": None,
    "": None,
}
"""Codes that ISO withdrew have the one successor, or none."""

PROXY = ["CTRYEXP", "CTRYINT", "CTRYREG", "CTRYMISS"]
ANSWERS = {
    "EXPLOIT": {"isForcedLabour": "1", "isSexualExploit": "2"},
    "OTHEXPL": {
        "isForcedMarriage": "1",
        "isForcedMilitary": "2",
        "isOrganRemoval": "3",
        "isSlaveryAndPractices": "4",
        "isOtherExploit": "5",
    },
    "WORKTYPE": {
        "typeOfLabourAgriculture": "01",
        "typeOfLabourAquafarming": "05",
        "typeOfLabourBegging": "901",
        "typeOfLabourConstruction": "45",
        "typeOfLabourDomesticWork": "95",
        "typeOfLabourHospitality": "55",
        "typeOfLabourIllicitActivities": "903",
        "typeOfLabourManufacturing": "15",
        "typeOfLabourMiningOrDrilling": "10",
        "typeOfLabourPeddling": "902",
        "typeOfLabourTransportation": "60",
        "typeOfLabourOther": "909",
        "typeOfLabourNotSpecified": "999",
    },
    "SEXTYPE": {
        "typeOfSexProstitution": "1",
        "typeOfSexPornography": "2",
        "typeOfSexPrivateSexualServices": "3",
    },
    "RECRUIT": {
        "recruiterRelationIntimatePartner": "1",
        "recruiterRelationFriend": "2",
        "recruiterRelationFamily": "3",
        "recruiterRelationOther": "4",
        "recruiterRelationUnknown": "8",
    },
}
"""Questions where whatever isn't named is a no."""

CONTROL = {
    "meansOfControlPhysicalAbuse": "1",
    "meansOfControlSexualAbuse": "2",
    "meansOfControlThreats": "3",
    "meansOfControlRestrictsMovement": "4",
    "meansOfControlDebtBondage": "5",
    "meansOfControlWithholdsDocuments": "6",
}
ALSO = {
    "typeOfLabourAgriculture": ("WORKTYPE", "1"),
    "typeOfLabourAquafarming": ("WORKTYPE", "5"),
    "typeOfLabourOther": ("WORKTYPE", "02"),
    "typeOfLabourManufacturing": ("WORKTYPE", "18"),
    "isSexualExploit": ("EXPLOIT", "21"),
    "isOtherExploit": ("OTHEXPL", "6"),
    "typeOfSexProstitution": ("SEXTYPE", "11"),
    "recruiterRelationFriend": ("RECRUIT", "5"),
    "recruiterRelationOther": ("RECRUIT", "6"),
    "recruiterRelationFamily": ("RECRUIT", "7"),
    "meansOfControlThreats": ("CONTROL", "31"),
}
"""Codes that were given up, or were spoilt."""


def aged(age: str, born: str = "") -> dict[str, str]:
    return {"AGE": age, "YOB": born, "REGDATE": "01/05/06"}


KNOWN: Known = [
    *said(
        "yearOfRegistration", "REGDATE", {"31/12/02": "2002", "01/02/11": "2011", "01/01/01": None}
    ),
    ("Datasource", {}, "Case management"),
    *said("gender", "SEX", {"1": "Male", "2": "Female", "M": "Male", "F": "Female", "9": None}),
    *(("ageBroad", aged(str(age)), band) for age, band in EDGES),
    ("ageBroad", aged("999"), None),
    ("ageBroad", aged("999", "1986"), "18–20"),
    ("ageBroad", aged("", "1986"), "18–20"),
    ("ageBroad", aged("", "1985"), None),
    ("ageBroad", aged("40", "1986"), "39–47"),
    *said("majorityStatus", "ADULT", STATUSES),
    ("majorityStatus", {"ADULT": "2", **aged("17")}, "Minor"),
    *said("majorityStatusAtExploit", "ADULTEXP", STATUSES),
    *said("majorityEntry", "ADULTENT", STATUSES),
    *said("citizenship", "NATION", NATIONS),
    *said("CountryOfExploitation", "CTRYEXP", NATIONS),
    *(("CountryOfExploitation", {column: "MK"}, "MK") for column in PROXY),
    ("CountryOfExploitation", {"CTRYEXP": "CS", "CTRYINT": "", "CTRYREG": "RS"}, "RS"),
    *said("isAbduction", "ABDUCTED", {"1": "1", "Y": "1", "2": "0", "N": "0", "8": None}),
    *listed("CONTROL", "/", CONTROL),
    *(known for one in ANSWERS.items() for known in listed(one[0], "/", one[1], unchosen="0")),
    *((name, {column: code}, "1") for name, (column, code) in ALSO.items()),
    *(
        (name, {column: code}, label)
        for column in ("EXPLOIT", "OTHEXPL", "SEXTYPE")
        for name in ANSWERS[column]
        for code, label in (("0", "0"), ("99", None))
    ),
    ("meansOfControlNotSpecified", {}, "1"),
    ("meansOfControlNotSpecified", {"CONTROL": "99"}, "1"),
    *(("meansOfControlNotSpecified", {"CONTROL": code}, "0") for code in CONTROL.values()),
]
