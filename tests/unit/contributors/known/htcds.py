"""What organisations answer that keep their cases by the case data standard."""

from tests.unit.contributors.known import EDGES, Known, countries, listed, said

BY_NAME = {
    "vic_MethodsOfControl": {
        "meansOfControlDebtBondage": "DebtBondage",
        "meansOfControlTakesEarnings": "TakesEarnings",
        "meansOfControlRestrictsFinancialAccess": "RestrictsFinancialAccess",
        "meansOfControlThreats": "PhysicalThreats",
        "meansOfControlPsychologicalAbuse": "PsychologicalAbuse",
        "meansOfControlPhysicalAbuse": "PhysicalAbuse",
        "meansOfControlSexualAbuse": "SexualAbuse",
        "meansOfControlFalsePromises": "FalsePromises",
        "meansOfControlPsychoactiveSubstances": "PsychoactiveSubstance",
        "meansOfControlRestrictsMedicalCare": "RestrictsMedicalCare",
        "meansOfControlExcessiveWorkingHours": "ExcessiveWorkingHours",
        "meansOfControlThreatOfLawEnforcement": "ThreatsLawEnforcement",
        "meansOfControlWithholdsNecessities": "WithholdsNecessities",
        "meansOfControlWithholdsDocuments": "WithholdsDocuments",
        "meansOfControlOther": "Other",
    },
    "vic_TypeOfExploitation": {
        "isForcedLabour": "ForcedLabour",
        "isSexualExploit": "SexualExploitation",
        "isOtherExploit": "Other",
        "isForcedMarriage": "ForcedMarriage",
        "isForcedMilitary": "ForcedMilitaryByNonStateActors",
        "isOrganRemoval": "OrganRemoval",
        "isSlaveryAndPractices": "Servitude",
    },
    "vic_ForcedLabourIndustry": {
        "typeOfLabourAgriculture": "A_AgricultureForestryAndFishing",
        "typeOfLabourConstruction": "F_Construction",
        "typeOfLabourDomesticWork": "T_ActivitiesOfHouseholdsAsEmployers",
        "typeOfLabourHospitality": "I_AccommodationAndFoodServiceActivities",
        "typeOfLabourManufacturing": "C_Manufacturing",
        "typeOfLabourMiningOrDrilling": "B_MiningAndQuarrying",
        "typeOfLabourTransportation": "H_TransportationAndStorage",
        "typeOfLabourOther": "P_Education",
    },
    "vic_TypeOfSexExploitation": {
        "typeOfSexProstitution": "Prostitution",
        "typeOfSexPornography": "Pornography",
        "typeOfSexRemoteInteractiveServices": "RemoteInteractiveServices",
        "typeOfSexPrivateSexualServices": "PrivateSexualServices",
    },
    "vic_RelationshipToTrafficker": {
        "recruiterRelationFriend": "Acquainted",
        "recruiterRelationFamily": "Familial",
    },
}
BY_LABEL = {
    "vic_MethodsOfControl": {
        "meansOfControlThreats": "Threatens children/family",
        "meansOfControlThreatOfLawEnforcement": "Threats of law enforcement",
        "meansOfControlPsychoactiveSubstances": "Psychoactive substance",
    },
    "vic_TypeOfExploitation": {
        "isForcedMilitary": "Forced military (by non-state actors)",
        "typeOfLabourBegging": "Forced begging",
    },
    "vic_ForcedLabourIndustry": {
        "typeOfLabourAgriculture": "Agriculture, forestry and fishing",
        "typeOfLabourOther": "Wholesale and retail trade; repair of motor vehicles and motorcycles",
        "typeOfLabourDomesticWork": (
            "Activities of households as employers; undifferentiated goods- and services- "
            "producing activities of households for own use"
        ),
    },
    "vic_TypeOfSexExploitation": {
        "typeOfSexRemoteInteractiveServices": "Remote Interactive Services",
    },
}
GENDERS = {
    "Feminine": "Female",
    "Masculine": "Male",
    "TransgenderFeminine": "Transgender/NonConforming",
    "Transgender Masculine": "Transgender/NonConforming",
    "NonConforming": "Transgender/NonConforming",
    "Non-Conforming": "Transgender/NonConforming",
    "NonSpecifiedUnknown": None,
    "Not Specified/Unknown": None,
}
MEANS = list(BY_NAME["vic_MethodsOfControl"].values())


def born(day: str, registered: str = "2020-06-15") -> dict[str, str]:
    return {"prs_Birthdate": day, "cas_IncomingReferralDate": registered}


def happened(where: str, what: str = "Exploitation") -> dict[str, str]:
    return {"hte_Country": where, "hte_Type": what}


KNOWN: Known = [
    *said("yearOfRegistration", "cas_IncomingReferralDate", {"2021-12-31": "2021", "": None}),
    *said("yearOfRegistration", "cas_CreatedDate", {"2002-01-01": "2002", "2022-01-01": None}),
    (
        "yearOfRegistration",
        {"cas_IncomingReferralDate": "2016-05-01", "cas_CreatedDate": "2019-01-01"},
        "2016",
    ),
    ("Datasource", {}, "Case management"),
    *said("gender", "prs_Gender", GENDERS),
    ("ageBroad", born(""), None),
    ("ageBroad", {"prs_Birthdate": "2000-06-15", "cas_CreatedDate": "2018-06-14"}, "9–17"),
    *(("ageBroad", born(f"{2020 - age}-06-15"), band) for age, band in EDGES),
    ("majorityStatus", born("2002-06-15"), "Adult"),
    ("majorityStatus", born("2002-06-16"), "Minor"),
    *said("majorityEntry", "vic_AgeWhenTrafficked", {"17": "Minor", "18": "Adult", "": None}),
    *countries("citizenship", "prs_Citizenship"),
    *said("citizenship", "prs_Citizenship", {"MEX;GTM": "MX", "Nepal; India": "NP"}),
    ("CountryOfExploitation", happened("Philippines"), "PH"),
    ("CountryOfExploitation", happened("kosovo", "exploitation"), "RS"),
    ("CountryOfExploitation", happened("TH", "Transit"), None),
    ("CountryOfExploitation", happened("TH", ""), None),
    *(
        known
        for answers in (BY_NAME, BY_LABEL)
        for column, own in answers.items()
        for known in listed(column, ";", own)
    ),
    *said("isForcedLabour", "vic_TypeOfExploitation", {"ForcedBegging": "1", "Child labour": None}),
    *said(
        "isOtherExploit",
        "vic_TypeOfExploitation",
        {"ChildLabour": "1", "Forced adoption": "1", "Surrogacy": "1", "ForcedLabour": None},
    ),
    *said("recruiterRelationFriend", "vic_RelationshipToTrafficker", {"Unaquainted": None}),
    ("meansOfControlNotSpecified", {}, "1"),
    *said("meansOfControlNotSpecified", "vic_MethodsOfControl", dict.fromkeys(MEANS, "0")),
]
