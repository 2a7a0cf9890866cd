"""What IOM's case management answers."""

from tests.unit.contributors.known import EDGES, Known, countries, listed, said

ANSWERS = {
    "Means of Control": {
        "meansOfControlDebtBondage": "Debt bondage",
        "meansOfControlTakesEarnings": "Earnings taken",
        "meansOfControlRestrictsFinancialAccess": "Access to money restricted",
        "meansOfControlThreats": "Threats",
        "meansOfControlPsychologicalAbuse": "Psychological abuse",
        "meansOfControlPhysicalAbuse": "Physical abuse",
        "meansOfControlSexualAbuse": "Sexual abuse",
        "meansOfControlFalsePromises": "False promises or deception",
        "meansOfControlPsychoactiveSubstances": "Psychoactive substances",
        "meansOfControlRestrictsMovement": "Movement restricted",
        "meansOfControlRestrictsMedicalCare": "Medical care denied",
        "meansOfControlExcessiveWorkingHours": "Excessive working hours",
        "meansOfControlUsesChildren": "Children used or withheld",
        "meansOfControlThreatOfLawEnforcement": "Threat of law enforcement",
        "meansOfControlWithholdsNecessities": "Necessities withheld",
        "meansOfControlWithholdsDocuments": "Documents withheld",
        "meansOfControlOther": "Other means",
    },
    "Types of Exploitation": {
        "isForcedLabour": "Forced labour or services",
        "isSexualExploit": "Sexual exploitation",
        "isOtherExploit": "Other exploitation",
        "isForcedMarriage": "Forced marriage",
        "isForcedMilitary": "Forced military service",
        "isOrganRemoval": "Removal of organs",
        "isSlaveryAndPractices": "Slavery or similar practices",
    },
    "Type of Labour (ISIC)": {
        "typeOfLabourAgriculture": "A01",
        "typeOfLabourAquafarming": "A03",
        "typeOfLabourBegging": "begging",
        "typeOfLabourConstruction": "F",
        "typeOfLabourDomesticWork": "T",
        "typeOfLabourHospitality": "I",
        "typeOfLabourIllicitActivities": "illicit",
        "typeOfLabourManufacturing": "C",
        "typeOfLabourMiningOrDrilling": "B",
        "typeOfLabourPeddling": "peddling",
        "typeOfLabourTransportation": "H",
        "typeOfLabourOther": "A02",
        "typeOfLabourNotSpecified": "not specified",
    },
    "Type of Sexual Exploitation": {
        "typeOfSexProstitution": "Prostitution",
        "typeOfSexPornography": "Pornography",
        "typeOfSexRemoteInteractiveServices": "Remote interactive services",
        "typeOfSexPrivateSexualServices": "Private sexual services",
    },
    "Recruiter Relationship": {
        "recruiterRelationIntimatePartner": "Intimate partner",
        "recruiterRelationFriend": "Friend or acquaintance",
        "recruiterRelationFamily": "Family or relative",
        "recruiterRelationOther": "Other",
        "recruiterRelationUnknown": "Unknown",
    },
}
RULED_OUT = {
    "Means of Control": "Means of Control Ruled Out",
    "Types of Exploitation": "Types of Exploitation Ruled Out",
    "Type of Labour (ISIC)": "Type of Labour Ruled Out",
    "Type of Sexual Exploitation": "Type of Sexual Exploitation Ruled Out",
}

PROXY = [
    "Last Country of Exploitation",
    "Screening Interview Country",
    "Registration Country",
    "Registering Mission Country",
]


def born(day_of_birth: str, day: str = "2023-01-01") -> dict[str, str]:
    return {"Date of Birth": day_of_birth, "Registration Date": day}


YEARS = {"2002-01-01": "2002", "2021-12-31": "2021", "2001-12-31": None, "2022-01-01": None}
GENDERS = {
    "Male": "Male",
    "F": "Female",
    "Other gender": "Transgender/NonConforming",
    "Unknown": None,
}
STATUSES = {
    "Minor": "Minor",
    "Child": "Minor",
    "Adult": "Adult",
    "Adult (18+)": "Adult",
    "Unknown": "Unknown",
    "Not known": "Unknown",
}
LEAP_DAYS = [
    ("2004-02-29", "2021-02-28", "9–17"),
    ("2004-02-29", "2022-02-28", "9–17"),
    ("2004-02-29", "2022-03-01", "18–20"),
    ("2000-02-29", "2020-02-28", "18–20"),
    ("2000-02-29", "2021-03-01", "21–23"),
]
PLACES = ["Ghana", "Mali", "Togo", "Benin"]
MEANS = "|".join(ANSWERS["Means of Control"].values())
RULED_OUT_MEANS = RULED_OUT["Means of Control"]

KNOWN: Known = [
    *said("yearOfRegistration", "Registration Date", YEARS),
    ("Datasource", {}, "Case management"),
    *said("gender", "Sex/Gender", GENDERS),
    ("ageBroad", born(""), None),
    *(("ageBroad", born(birth, day), band) for birth, day, band in LEAP_DAYS),
    *(("ageBroad", born(f"{2020 - age}-06-15", "2020-06-15"), band) for age, band in EDGES),
    # The day before the birthday the age is still a year less.
    *(("ageBroad", born(f"{2019 - age}-06-16", "2020-06-15"), band) for age, band in EDGES),
    *said("majorityStatus", "Adult/Minor at Registration", STATUSES),
    ("majorityStatus", born("2000-01-01"), "Adult"),
    ("majorityStatus", {"Adult/Minor at Registration": "Adult", **born("2005-01-02")}, "Minor"),
    *said("majorityStatusAtExploit", "Status When Exploitation Began", STATUSES),
    *said("majorityEntry", "Status at Entry", STATUSES),
    *countries("citizenship", "Main Citizenship"),
    *countries("CountryOfExploitation", PROXY[0]),
    *(
        ("CountryOfExploitation", dict(zip(PROXY[at:], PLACES[at:], strict=True)), code)
        for at, code in enumerate(["GH", "ML", "TG", "BJ"])
    ),
    ("CountryOfExploitation", {PROXY[0]: "Unknown", PROXY[3]: "Benin"}, "BJ"),
    *said("isAbduction", "Abducted or Kidnapped", {"Yes": "1", "N": "0", "Unknown": None}),
    *(
        known
        for column, answers in ANSWERS.items()
        for known in listed(
            column,
            "|",
            answers,
            RULED_OUT.get(column, ""),
            "0" if column == "Recruiter Relationship" else None,
        )
    ),
    ("meansOfControlNotSpecified", {}, "1"),
    ("meansOfControlNotSpecified", {RULED_OUT_MEANS: MEANS}, "1"),
    *(
        ("meansOfControlNotSpecified", {"Means of Control": answer, RULED_OUT_MEANS: MEANS}, "0")
        for answer in ANSWERS["Means of Control"].values()
    ),
]
