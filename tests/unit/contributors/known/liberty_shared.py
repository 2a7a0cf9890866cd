"""What the partners' case management of Liberty Shared answers."""

from tests.unit.contributors.known import EDGES, Known, countries, listed, said

AGE = "first_contact.age"
ANSWERS = {
    "exploitation.means": {
        "meansOfControlDebtBondage": "debt bondage",
        "meansOfControlTakesEarnings": "takes earnings",
        "meansOfControlRestrictsFinancialAccess": "restricts access to money",
        "meansOfControlThreats": "threats",
        "meansOfControlPsychologicalAbuse": "psychological abuse",
        "meansOfControlPhysicalAbuse": "physical abuse",
        "meansOfControlSexualAbuse": "sexual abuse",
        "meansOfControlFalsePromises": "false promises",
        "meansOfControlPsychoactiveSubstances": "drugs or alcohol",
        "meansOfControlRestrictsMovement": "restricts movement",
        "meansOfControlRestrictsMedicalCare": "restricts medical care",
        "meansOfControlExcessiveWorkingHours": "excessive working hours",
        "meansOfControlUsesChildren": "uses children",
        "meansOfControlThreatOfLawEnforcement": "threat of law enforcement",
        "meansOfControlWithholdsNecessities": "withholds necessities",
        "meansOfControlWithholdsDocuments": "withholds documents",
        "meansOfControlOther": "other",
    },
    "exploitation.others": {
        "isForcedMarriage": "forced marriage",
        "isSlaveryAndPractices": "servitude",
    },
    "exploitation.labour.sectors": {
        "typeOfLabourAgriculture": "plantation",
        "typeOfLabourAquafarming": "fishing",
        "typeOfLabourBegging": "begging",
        "typeOfLabourConstruction": "construction",
        "typeOfLabourDomesticWork": "domestic work",
        "typeOfLabourHospitality": "hospitality",
        "typeOfLabourIllicitActivities": "online fraud",
        "typeOfLabourManufacturing": "garment factory",
        "typeOfLabourMiningOrDrilling": "mining",
        "typeOfLabourPeddling": "street vending",
        "typeOfLabourTransportation": "transport",
        "typeOfLabourOther": "logging",
        "typeOfLabourNotSpecified": "not specified",
    },
    "exploitation.sexual.forms": {
        "typeOfSexProstitution": "prostitution",
        "typeOfSexPornography": "pornography",
        "typeOfSexRemoteInteractiveServices": "webcam",
        "typeOfSexPrivateSexualServices": "private",
    },
    "recruitment.recruiters": {
        "recruiterRelationIntimatePartner": "former partner",
        "recruiterRelationFriend": "neighbour",
        "recruiterRelationFamily": "guardian",
        "recruiterRelationOther": "broker",
        "recruiterRelationUnknown": "unknown",
    },
}
OPEN = {"exploitation.means", "exploitation.others"}
"""Lists in which what isn't named isn't denied either."""
OTHERS = ["broker", "contractor", "employer", "smuggler", "recruitment agency", "stranger"]
GENDERS = {
    "female": "Female",
    "M": "Male",
    "third gender": "Transgender/NonConforming",
    "unknown": None,
}
STATUSES = {
    "child": "Minor",
    "under 18": "Minor",
    "adult": "Adult",
    "18 and over": "Adult",
    "unknown": "Unknown",
    "not recorded": None,
}
YES_NO = {"true": "1", "yes": "1", "false": "0", "no": "0", "unknown": None}
PLACES = {"Malaysia|Thailand": "MY", "Burma|MY": "MM", "unknown|MY": None}

KNOWN: Known = [
    *said("yearOfRegistration", "case.entered", {"2014-01-01": "2014", "2021-12-31": "2021"}),
    ("Datasource", {}, "Case management"),
    *said("gender", "person.gender", GENDERS),
    *said("ageBroad", AGE, {"": None, "999": None}),
    *(("ageBroad", {AGE: str(age)}, band) for age, band in EDGES),
    *said("majorityStatus", "first_contact.age_group", STATUSES),
    ("majorityStatus", {"first_contact.age_group": "adult", AGE: "17"}, "Minor"),
    *said("majorityStatusAtExploit", "exploitation.age_group", STATUSES),
    *said("majorityEntry", "recruitment.age_group", STATUSES),
    *countries("citizenship", "person.origin.country"),
    *said("citizenship", "person.origin.country", {"Rohingya": None, "stateless": None}),
    *countries("CountryOfExploitation", "exploitation.places.country"),
    *said("CountryOfExploitation", "exploitation.places.country", PLACES),
    *said("isForcedLabour", "exploitation.labour.found", YES_NO),
    *said("isSexualExploit", "exploitation.sexual.found", YES_NO),
    *said("isAbduction", "recruitment.abducted", YES_NO),
    *(
        known
        for column, answers in ANSWERS.items()
        for known in listed(column, "|", answers, unchosen=None if column in OPEN else "0")
    ),
    *said("recruiterRelationOther", "recruitment.recruiters", dict.fromkeys(OTHERS, "1")),
    *said("typeOfSexPornography", "exploitation.sexual.forms", {"none of these": "0"}),
    ("meansOfControlNotSpecified", {}, "1"),
    ("meansOfControlNotSpecified", {"exploitation.means": "not recorded"}, "1"),
    ("meansOfControlNotSpecified", {"exploitation.means": "threats|beatings"}, "0"),
]
