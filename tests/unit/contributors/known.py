"""What each contributor answers, and what that is in the codebook: written by hand, not derived."""

Known = list[tuple[str, dict[str, str], str | None]]
"""A variable, the cells of a case (all others blank), and the variable's label, None for NULL."""

MIMOSA_ANSWERS = {
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
MIMOSA_RULED_OUT = {
    "Means of Control": "Means of Control Ruled Out",
    "Types of Exploitation": "Types of Exploitation Ruled Out",
    "Type of Labour (ISIC)": "Type of Labour Ruled Out",
    "Type of Sexual Exploitation": "Type of Sexual Exploitation Ruled Out",
}
ONLY_ONE = {
    "meansOfControlRestrictsFinancialAccess",
    "meansOfControlUsesChildren",
    "meansOfControlWithholdsDocuments",
    "meansOfControlOther",
}
"""Variables 11, 21, 24 and 25, which have no 0: a "no" is NULL."""

MIMOSA_PROXY = [
    "Last Country of Exploitation",
    "Screening Interview Country",
    "Registration Country",
    "Registering Mission Country",
]

POLARIS_TICKS = {
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
POLARIS_RECRUITERS = {
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
POLARIS_QUESTIONS = {
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

COUNTRIES = [
    ("Kosovo", "RS"),
    ("XKX", "RS"),
    ("Tibet", "CN"),
    ("Philippines", "PH"),
    ("GHA", "GH"),
    ("Namibia", "NA"),
    ("Unknown", None),
    ("", None),
]
"""As the codebook's appendix has it."""

EDGES = [
    (0, "0–8"), (8, "0–8"), (9, "9–17"), (17, "9–17"), (18, "18–20"), (20, "18–20"),
    (21, "21–23"), (23, "21–23"), (24, "24–26"), (26, "24–26"), (27, "27–29"), (29, "27–29"),
    (30, "30–38"), (38, "30–38"), (39, "39–47"), (47, "39–47"), (48, "48+"), (99, "48+"),
]  # fmt: skip
"""The first and the last age of each band."""


def mimosa() -> Known:
    """What IOM's case management answers."""
    return [*_mimosa_person(), *_mimosa_countries(), *_mimosa_flags()]


def polaris() -> Known:
    """What the hotline answers."""
    return [*_polaris_person(), *_polaris_flags()]


def _mimosa_person() -> Known:
    found: Known = [
        ("yearOfRegistration", {"Registration Date": "2002-01-01"}, "2002"),
        ("yearOfRegistration", {"Registration Date": "2021-12-31"}, "2021"),
        ("yearOfRegistration", {"Registration Date": "2001-12-31"}, None),
        ("yearOfRegistration", {"Registration Date": "2022-01-01"}, None),
        ("Datasource", {}, "Case management"),
        ("gender", {"Sex/Gender": "Male"}, "Male"),
        ("gender", {"Sex/Gender": "F"}, "Female"),
        ("gender", {"Sex/Gender": "Other gender"}, "Transgender/NonConforming"),
        ("gender", {"Sex/Gender": "Unknown"}, None),
        ("majorityStatus", {"Adult/Minor at Registration": "Child"}, "Minor"),
        ("majorityStatus", {"Adult/Minor at Registration": "Adult"}, "Adult"),
        ("majorityStatus", {"Adult/Minor at Registration": "Not known"}, "Unknown"),
        ("majorityStatus", {"Adult/Minor at Registration": "", **_born("2000-01-01")}, "Adult"),
        (
            "majorityStatus",
            {"Adult/Minor at Registration": "Adult", **_born("2005-01-02")},
            "Minor",
        ),
        ("majorityStatusAtExploit", {"Status When Exploitation Began": "Minor"}, "Minor"),
        ("majorityStatusAtExploit", {"Status When Exploitation Began": "Adult (18+)"}, "Adult"),
        ("majorityStatusAtExploit", {"Status When Exploitation Began": "Unknown"}, "Unknown"),
        ("majorityEntry", {"Status at Entry": "Minor"}, "Minor"),
        ("majorityEntry", {"Status at Entry": "Adult"}, "Adult"),
        ("majorityEntry", {"Status at Entry": "Unknown"}, "Unknown"),
        ("ageBroad", _born(""), None),
        ("ageBroad", _born("2004-02-29", "2021-02-28"), "9–17"),
        ("ageBroad", _born("2004-02-29", "2022-02-28"), "9–17"),
        ("ageBroad", _born("2004-02-29", "2022-03-01"), "18–20"),
        ("ageBroad", _born("2000-02-29", "2020-02-28"), "18–20"),
        ("ageBroad", _born("2000-02-29", "2021-03-01"), "21–23"),
        ("isAbduction", {"Abducted or Kidnapped": "Yes"}, "1"),
        ("isAbduction", {"Abducted or Kidnapped": "N"}, "0"),
        ("isAbduction", {"Abducted or Kidnapped": "Unknown"}, None),
    ]
    found += [("ageBroad", _born(f"{2020 - age}-06-15", "2020-06-15"), band) for age, band in EDGES]
    # The day before the birthday the age is still a year less.
    found += [("ageBroad", _born(f"{2019 - age}-06-16", "2020-06-15"), band) for age, band in EDGES]
    return found


def _born(born: str, day: str = "2023-01-01") -> dict[str, str]:
    return {"Date of Birth": born, "Registration Date": day}


def _mimosa_countries() -> Known:
    found: Known = [("citizenship", {"Main Citizenship": said}, code) for said, code in COUNTRIES]
    found += [("CountryOfExploitation", {MIMOSA_PROXY[0]: said}, code) for said, code in COUNTRIES]
    said = ["Ghana", "Mali", "Togo", "Benin"]
    for place, code in enumerate(["GH", "ML", "TG", "BJ"]):
        first = ["Unknown", "", ""][:place] + said[place:]
        cells = dict(zip(MIMOSA_PROXY, first, strict=True))
        found.append(("CountryOfExploitation", cells, code))
    return found


def _mimosa_flags() -> Known:
    found: Known = []
    for column, answers in MIMOSA_ANSWERS.items():
        everything = "|".join(answers.values())
        ruled_out = MIMOSA_RULED_OUT.get(column)
        for name, answer in answers.items():
            others = "|".join(other for other in answers.values() if other != answer)
            found += [(name, {column: answer}, "1"), (name, {column: everything}, "1")]
            if ruled_out:
                no = None if name in ONLY_ONE else "0"
                found += [(name, {ruled_out: answer}, no), (name, {column: others}, None)]
            else:
                found.append((name, {column: others}, "0"))
    means = MIMOSA_ANSWERS["Means of Control"].values()
    return [
        *found,
        ("meansOfControlNotSpecified", {"Means of Control Ruled Out": "|".join(means)}, "1"),
        ("meansOfControlNotSpecified", {}, "1"),
        *(("meansOfControlNotSpecified", {"Means of Control": one}, "0") for one in means),
    ]


def _polaris_person() -> Known:
    began = "Age When Exploitation Began Category"
    found: Known = [
        ("yearOfRegistration", {"Date of First Report": "01/02/2015"}, "2015"),
        ("yearOfRegistration", {"Date of First Report": "12/31/2021"}, "2021"),
        ("yearOfRegistration", {"Date of First Report": "01/01/2022"}, None),
        ("Datasource", {}, "Hotline"),
        ("gender", {"Gender": "M"}, "Male"),
        ("gender", {"Gender": "Female"}, "Female"),
        ("gender", {"Gender": "Non-Binary"}, "Transgender/NonConforming"),
        ("gender", {"Gender": "Not Disclosed"}, None),
        ("ageBroad", {"Age at First Report": ""}, None),
        ("majorityStatus", {"Minor/Adult": "Under 18"}, "Minor"),
        ("majorityStatus", {"Minor/Adult": "Adult"}, "Adult"),
        ("majorityStatus", {"Minor/Adult": "Unknown"}, "Unknown"),
        ("majorityStatus", {"Minor/Adult": "Not Asked"}, None),
        ("majorityStatus", {"Minor/Adult": "Adult", "Age at First Report": "17"}, "Minor"),
        ("majorityStatusAtExploit", {began: "15-17"}, "Minor"),
        ("majorityStatusAtExploit", {began: "18-20"}, "Adult"),
        ("majorityStatusAtExploit", {began: "Unknown"}, "Unknown"),
        ("majorityEntry", {"Minor When Trafficking Began": "Yes"}, "Minor"),
        ("majorityEntry", {"Minor When Trafficking Began": "N"}, "Adult"),
        ("majorityEntry", {"Minor When Trafficking Began": "Unknown"}, "Unknown"),
        ("citizenship", {"Citizenship": "Mexico; Guatemala"}, "MX"),
        ("citizenship", {"Citizenship": "Guatemala;MEX;US"}, "GT"),
        ("citizenship", {"Citizenship": "Kosovo; Tibet"}, "RS"),
        ("CountryOfExploitation", {}, "US"),
    ]
    found += [("ageBroad", {"Age at First Report": str(age)}, band) for age, band in EDGES]
    found += [("citizenship", {"Citizenship": said}, code) for said, code in COUNTRIES]
    return found


def _polaris_flags() -> Known:
    means = {name: [f"Control: {one}" for one in ones] for name, ones in POLARIS_TICKS.items()}
    controls = [column for columns in means.values() for column in columns]
    found: Known = [
        ("meansOfControlNotSpecified", dict.fromkeys(controls, "No"), "1"),
        ("meansOfControlNotSpecified", {}, "1"),
        *(("meansOfControlNotSpecified", {column: "Yes"}, "0") for column in controls),
    ]
    for ticks in (means, POLARIS_RECRUITERS):
        for name, columns in ticks.items():
            found += [(name, {column: "X"}, "1") for column in columns]
            found.append((name, dict.fromkeys(columns, "No"), None))
    for name, columns in POLARIS_QUESTIONS.items():
        found += [(name, {column: "Yes"}, "1") for column in columns]
        found += [(name, dict.fromkeys(columns, "No"), "0"), (name, {columns[0]: "Unknown"}, None)]
    return found


KNOWN = {"iom-mimosa": mimosa(), "polaris": polaris()}
