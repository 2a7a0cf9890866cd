"""What the country offices of A21 answer, on forms that differ from office to office.

Days stand as they do once files were read, where each office's own form is brought to one.
"""

from tests.unit.contributors.known import EDGES, Known, listed, said

STATUSES = {
    "Child": "Minor",
    "Under 18": "Minor",
    "Adult": "Adult",
    "18+": "Adult",
    "Not known": "Unknown",
    "Not recorded": None,
}
CHILD = {
    "Yes": "Minor",
    "Y": "Minor",
    "No": "Adult",
    "N": "Adult",
    "Not known": "Unknown",
    "Not recorded": None,
    "": None,
}
NATIONS = {
    "Bulgaria": "BG",
    "BGR": "BG",
    "Namibia": "NA",
    "UK": "GB",
    "England": "GB",
    "Russia": "RU",
    "Czech Republic": "CZ",
    "Hellas": "GR",
    "FYROM": "MK",
    "Burma": "MM",
    "Kosovo": "RS",
    "XKX": "RS",
    "Tibet": "CN",
    "Stateless": None,
    "Not known": None,
    "": None,
}
SEXUAL = {
    "typeOfSexProstitution": "Prostitution",
    "typeOfSexPornography": "Pornography",
    "typeOfSexRemoteInteractiveServices": "Online sexual exploitation",
    "typeOfSexPrivateSexualServices": "Private sexual exploitation",
}
MEANS = {
    "meansOfControlDebtBondage": "Debt",
    "meansOfControlTakesEarnings": "Earnings taken",
    "meansOfControlRestrictsFinancialAccess": "No access to money",
    "meansOfControlThreats": "Threats",
    "meansOfControlPsychologicalAbuse": "Emotional abuse",
    "meansOfControlPhysicalAbuse": "Physical violence",
    "meansOfControlSexualAbuse": "Sexual violence",
    "meansOfControlFalsePromises": "Deception",
    "meansOfControlPsychoactiveSubstances": "Drugs or alcohol",
    "meansOfControlRestrictsMovement": "Confinement",
    "meansOfControlRestrictsMedicalCare": "No medical care",
    "meansOfControlExcessiveWorkingHours": "Excessive hours",
    "meansOfControlUsesChildren": "Use of children",
    "meansOfControlThreatOfLawEnforcement": "Threat of police",
    "meansOfControlWithholdsNecessities": "No food or rest",
    "meansOfControlWithholdsDocuments": "Documents taken",
    "meansOfControlOther": "Other means",
}
ALSO = {
    "meansOfControlRestrictsMovement": "Locked in",
    "meansOfControlWithholdsDocuments": "Passport kept",
    "meansOfControlPhysicalAbuse": "Beatings",
    "meansOfControlFalsePromises": "False job offer",
}
"""Words of older forms."""


def aged(age: str, born: str = "") -> dict[str, str]:
    return {"Age": age, "Date of Birth": born, "Date of Intake": "2018-05-01"}


KNOWN: Known = [
    *said(
        "yearOfRegistration",
        "Date of Intake",
        {"2014-01-01": "2014", "2021-12-31": "2021", "2001-12-31": None},
    ),
    ("Datasource", {}, "Case management"),
    *said("gender", "Gender", {"Female": "Female", "F": "Female", "Woman": "Female"}),
    *said("gender", "Gender", {"Male": "Male", "M": "Male", "Man": "Male", "Not recorded": None}),
    *said(
        "gender",
        "Gender",
        dict.fromkeys(("Transgender", "Non-binary"), "Transgender/NonConforming"),
    ),
    *(("ageBroad", aged(str(age)), band) for age, band in EDGES),
    ("ageBroad", aged("", "2000-05-01"), "18–20"),
    ("ageBroad", aged("", "2000-05-02"), "9–17"),
    ("ageBroad", aged("30", "2000-05-02"), "30–38"),
    ("ageBroad", aged("", ""), None),
    *said("majorityStatus", "Adult or Child", STATUSES),
    ("majorityStatus", {"Adult or Child": "Adult", **aged("17")}, "Minor"),
    ("majorityStatus", aged("", "2000-05-01"), "Adult"),
    *said("majorityStatusAtExploit", "Child When Exploitation Began", CHILD),
    *said("majorityEntry", "Child When Recruited", CHILD),
    *said("citizenship", "Nationality", NATIONS),
    *said("CountryOfExploitation", "Country of Exploitation", NATIONS),
    *(
        known
        for name, column in (
            ("isForcedLabour", "Labour Exploitation"),
            ("isSexualExploit", "Sexual Exploitation"),
        )
        for known in said(
            name, column, {"Yes": "1", "Y": "1", "No": "0", "N": "0", "Suspected": None}
        )
    ),
    *listed("Type of Sexual Exploitation", "; ", SEXUAL, unchosen="0"),
    *((name, {"Type of Sexual Exploitation": "None of these"}, "0") for name in SEXUAL),
    ("typeOfSexProstitution", {"Type of Sexual Exploitation": "Escort services"}, "1"),
    ("typeOfSexRemoteInteractiveServices", {"Type of Sexual Exploitation": "Webcam"}, "1"),
    *listed("Means of Control", ";", MEANS),
    *((name, {"Means of Control": word}, "1") for name, word in ALSO.items()),
    ("meansOfControlNotSpecified", {}, "1"),
    ("meansOfControlNotSpecified", {"Means of Control": "Not disclosed"}, "1"),
    *(("meansOfControlNotSpecified", {"Means of Control": word}, "0") for word in MEANS.values()),
]
