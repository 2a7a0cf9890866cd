"""What the hotline answers."""

from tests.unit.contributors.known import EDGES, Known, boxes, countries, said

TICKS = {
    "meansOfControlDebtBondage": ["Debt Bondage"],
    "meansOfControlTakesEarnings": ["Takes or Withholds Earnings"],
    "meansOfControlRestrictsFinancialAccess": ["Restricts Access to Finances"],
    "meansOfControlThreats": ["Threats to Victim", "Threats to Others"],
    "meansOfControlPsychologicalAbuse": ["Emotional or Verbal Abuse", "Exploits Romantic Bond"],
    "meansOfControlPhysicalAbuse": ["Physical Abuse", "Branding or Tattooing"],
    "meansOfControlSexualAbuse": ["Sexual Abuse", "Reproductive Coercion"],
    "meansOfControlFalsePromises": ["False Promises or Fraud"],
    "meansOfControlPsychoactiveSubstances": ["Induces or Exploits Substance Use"],
    "meansOfControlRestrictsMovement": ["Isolation", "Confinement", "Monitoring"],
    "meansOfControlRestrictsMedicalCare": ["Denies Medical Care"],
    "meansOfControlExcessiveWorkingHours": ["Excessive Working Hours"],
    "meansOfControlUsesChildren": ["Uses Children"],
    "meansOfControlThreatOfLawEnforcement": [
        "Threatens to Call Police",
        "Threatens to Call Immigration",
    ],
    "meansOfControlWithholdsNecessities": ["Denies Basic Necessities"],
    "meansOfControlWithholdsDocuments": ["Withholds Documents"],
    "meansOfControlOther": ["Other"],
}
RECRUITERS = {
    "recruiterRelationIntimatePartner": ["Recruiter: Intimate Partner"],
    "recruiterRelationFriend": ["Recruiter: Friend or Acquaintance"],
    "recruiterRelationFamily": ["Recruiter: Parent or Guardian", "Recruiter: Other Relative"],
    "recruiterRelationOther": [
        "Recruiter: Employer or Labor Broker",
        "Recruiter: Smuggler",
        "Recruiter: Other",
    ],
    "recruiterRelationUnknown": ["Recruiter Unknown"],
}
QUESTIONS = {
    "isForcedLabour": ["Labor Trafficking"],
    "isSexualExploit": ["Sex Trafficking"],
    "isAbduction": ["Abduction"],
    "typeOfLabourAgriculture": ["Labor: Crop Farming", "Labor: Animal Husbandry"],
    "typeOfLabourAquafarming": ["Labor: Fishing and Aquaculture"],
    "typeOfLabourBegging": ["Labor: Begging"],
    "typeOfLabourConstruction": ["Labor: Construction"],
    "typeOfLabourDomesticWork": ["Labor: Domestic Work"],
    "typeOfLabourHospitality": ["Labor: Hotels and Motels", "Labor: Restaurants and Food Service"],
    "typeOfLabourIllicitActivities": ["Labor: Illicit Activities"],
    "typeOfLabourManufacturing": ["Labor: Factories and Manufacturing"],
    "typeOfLabourMiningOrDrilling": ["Labor: Mining or Drilling"],
    "typeOfLabourPeddling": ["Labor: Peddling and Traveling Sales"],
    "typeOfLabourTransportation": ["Labor: Trucking and Storage"],
    "typeOfLabourOther": [
        "Labor: Forestry and Logging",
        "Labor: Health and Beauty Services",
        "Labor: Other",
    ],
    "typeOfLabourNotSpecified": ["Labor: Not Specified"],
    "typeOfSexProstitution": [
        "Sex: Escort Services",
        "Sex: Illicit Massage Business",
        "Sex: Outdoor Solicitation",
    ],
    "typeOfSexPornography": ["Sex: Pornography"],
    "typeOfSexRemoteInteractiveServices": ["Sex: Remote Interactive Services"],
    "typeOfSexPrivateSexualServices": ["Sex: Personal Sexual Servitude"],
}

CONTROLS = [f"Control: {column}" for columns in TICKS.values() for column in columns]
GENDERS = {
    "M": "Male",
    "Female": "Female",
    "Non-Binary": "Transgender/NonConforming",
    "Not Disclosed": None,
}
STATUSES = {"Under 18": "Minor", "Adult": "Adult", "Unknown": "Unknown", "Not Asked": None}

KNOWN: Known = [
    *said(
        "yearOfRegistration",
        "Date of First Report",
        {"01/02/2015": "2015", "12/31/2021": "2021", "01/01/2022": None},
    ),
    ("Datasource", {}, "Hotline"),
    *said("gender", "Gender", GENDERS),
    *said("ageBroad", "Age at First Report", {"": None}),
    *(("ageBroad", {"Age at First Report": str(age)}, band) for age, band in EDGES),
    *said("majorityStatus", "Minor/Adult", STATUSES),
    ("majorityStatus", {"Minor/Adult": "Adult", "Age at First Report": "17"}, "Minor"),
    *said(
        "majorityStatusAtExploit",
        "Age When Exploitation Began Category",
        {"15-17": "Minor", "18-20": "Adult", "Unknown": "Unknown"},
    ),
    *said(
        "majorityEntry",
        "Minor When Trafficking Began",
        {"Yes": "Minor", "N": "Adult", "Unknown": "Unknown"},
    ),
    *countries("citizenship", "Citizenship"),
    *said(
        "citizenship",
        "Citizenship",
        {"Mexico; Guatemala": "MX", "Guatemala;MEX;US": "GT", "Kosovo; Tibet": "RS"},
    ),
    ("CountryOfExploitation", {}, "US"),
    ("meansOfControlNotSpecified", {}, "1"),
    ("meansOfControlNotSpecified", dict.fromkeys(CONTROLS, "No"), "1"),
    *(("meansOfControlNotSpecified", {column: "Yes"}, "0") for column in CONTROLS),
    *boxes(TICKS, "X", {"No": None}, "Control: "),
    *boxes(RECRUITERS, "X", {"No": None}),
    *boxes(QUESTIONS, "Yes", {"No": "0", "Unknown": None}),
]
