"""What the safe houses of Portugal answer, in Portuguese."""

from tests.unit.contributors.known import EDGES, Known, listed, said

STATUSES = {
    "Menor": "Minor",
    "Criança": "Minor",
    "Maior": "Adult",
    "Adulto": "Adult",
    "Desconhecida": "Unknown",
    "Não indicada": None,
    "": None,
}
SAID = {"Sim": "1", "S": "1", "Não": "0", "NÃO": "0", "N": "0", "Nao": "0", "Em averiguação": None}
NATIONS = {
    "Roménia": "RO",
    "Romenia": "RO",
    "roménia": "RO",
    "ROU": "RO",
    "Índia": "IN",
    "India": "IN",
    "Nepal": "NP",
    "Namíbia": "NA",
    "Guiné": "GN",
    "Guiné-Bissau": "GW",
    "Guiné Bissau": "GW",
    "Guiné Equatorial": "GQ",
    "Níger": "NE",
    "Nigéria": "NG",
    "República Democrática do Congo": "CD",
    "República do Congo": "CG",
    "Domínica": "DM",
    "República Dominicana": "DO",
    "Coreia do Sul": "KR",
    "São Tomé e Príncipe": "ST",
    "Moldávia": "MD",
    "República da Moldova": "MD",
    "Paquistao": "PK",
    "Ucrania": "UA",
    "Inglaterra": "GB",
    "Holanda": "NL",
    "EUA": "US",
    "Birmânia": "MM",
    "Kosovo": "RS",
    "Tibete": "CN",
    "Desconhecido": None,
    "Desconhecida": None,
    "Apátrida": None,
    "África": None,
    "África do Sul": "ZA",
}
"""Some are easily mistaken for each other."""

MEANS = {
    "meansOfControlDebtBondage": "Servidão por dívidas",
    "meansOfControlTakesEarnings": "Retenção de rendimentos",
    "meansOfControlRestrictsFinancialAccess": "Restrição do acesso a dinheiro",
    "meansOfControlThreats": "Ameaças",
    "meansOfControlPsychologicalAbuse": "Abuso psicológico",
    "meansOfControlPhysicalAbuse": "Agressão física",
    "meansOfControlSexualAbuse": "Abuso sexual",
    "meansOfControlFalsePromises": "Falsas promessas",
    "meansOfControlPsychoactiveSubstances": "Consumo forçado de substâncias",
    "meansOfControlRestrictsMovement": "Restrição de movimentos",
    "meansOfControlRestrictsMedicalCare": "Privação de cuidados médicos",
    "meansOfControlExcessiveWorkingHours": "Horário excessivo",
    "meansOfControlUsesChildren": "Utilização dos filhos",
    "meansOfControlThreatOfLawEnforcement": "Ameaça de denúncia às autoridades",
    "meansOfControlWithholdsNecessities": "Privação de bens essenciais",
    "meansOfControlWithholdsDocuments": "Retenção de documentos",
    "meansOfControlOther": "Outro meio",
}
FORMS = {
    "isForcedMarriage": "Casamento forçado",
    "isSlaveryAndPractices": "Escravidão ou práticas análogas",
}
LABOUR = {
    "typeOfLabourAgriculture": "Agricultura",
    "typeOfLabourAquafarming": "Pesca e aquicultura",
    "typeOfLabourBegging": "Mendicidade",
    "typeOfLabourConstruction": "Construção",
    "typeOfLabourDomesticWork": "Trabalho doméstico",
    "typeOfLabourHospitality": "Restauração e hotelaria",
    "typeOfLabourIllicitActivities": "Atividades ilícitas",
    "typeOfLabourManufacturing": "Indústria",
    "typeOfLabourMiningOrDrilling": "Minas e pedreiras",
    "typeOfLabourPeddling": "Venda ambulante",
    "typeOfLabourTransportation": "Transportes",
    "typeOfLabourOther": "Outro setor",
    "typeOfLabourNotSpecified": "Setor não especificado",
}
SEXUAL = {
    "typeOfSexProstitution": "Prostituição",
    "typeOfSexPornography": "Pornografia",
    "typeOfSexRemoteInteractiveServices": "Serviços à distância",
    "typeOfSexPrivateSexualServices": "Serviços sexuais privados",
}
RECRUITERS = {
    "recruiterRelationIntimatePartner": "Companheiro íntimo",
    "recruiterRelationFriend": "Amigo ou conhecido",
    "recruiterRelationFamily": "Familiar",
    "recruiterRelationOther": "Outra relação",
    "recruiterRelationUnknown": "Desconhecida",
}
CONTROL, SECTOR, WHO = "Meios de Controlo", "Setor de Atividade", "Relação com o Recrutador"
FURTHER, TYPE = "Outras Formas de Exploração", "Tipo de Exploração Sexual"
ALSO = [
    ("meansOfControlThreats", CONTROL, "Ameacas"),
    ("meansOfControlRestrictsMovement", CONTROL, "Sequestro"),
    ("meansOfControlWithholdsDocuments", CONTROL, "Retenção do passaporte"),
    ("isForcedMarriage", FURTHER, "Casamento servil"),
    ("isSlaveryAndPractices", FURTHER, "Escravatura"),
    ("typeOfLabourAgriculture", SECTOR, "Apanha da azeitona"),
    ("typeOfLabourConstruction", SECTOR, "Construção civil"),
    ("typeOfLabourIllicitActivities", SECTOR, "Furtos"),
    ("typeOfLabourOther", SECTOR, "Futebol"),
    ("typeOfSexProstitution", TYPE, "Prostituição de rua"),
    ("typeOfSexRemoteInteractiveServices", TYPE, "Webcam"),
    ("recruiterRelationIntimatePartner", WHO, "Namorado"),
    ("recruiterRelationFriend", WHO, "Vizinho"),
    ("recruiterRelationFamily", WHO, "Tio"),
    ("recruiterRelationOther", WHO, "Angariador"),
]
"""Words that the form doesn't print."""


def aged(age: str, born: str = "") -> dict[str, str]:
    return {"Idade": age, "Data de Nascimento": born, "Data de Registo": "01/05/2018"}


KNOWN: Known = [
    *said(
        "yearOfRegistration",
        "Data de Registo",
        {"02/01/2014": "2014", "31/12/2021": "2021", "2017-04-03": "2017", "31/12/2001": None},
    ),
    ("Datasource", {}, "Case management"),
    *said(
        "gender", "Sexo", {"Feminino": "Female", "F": "Female", "Masculino": "Male", "M": "Male"}
    ),
    *said(
        "gender", "Sexo", dict.fromkeys(("Transgénero", "Transgenero"), "Transgender/NonConforming")
    ),
    *said("gender", "Sexo", {"Não indicado": None}),
    *(("ageBroad", aged(f"{age},0"), band) for age, band in EDGES),
    *(("ageBroad", aged(f"{age},95"), band) for age, band in EDGES),
    ("ageBroad", aged("17"), "9–17"),
    ("ageBroad", aged("130,0"), None),
    ("ageBroad", aged("", "01/05/2000"), "18–20"),
    ("ageBroad", aged("", "02/05/2000"), "9–17"),
    ("ageBroad", aged("", ""), None),
    *said("majorityStatus", "Maioridade no Registo", STATUSES),
    ("majorityStatus", {"Maioridade no Registo": "Maior", **aged("17,9")}, "Minor"),
    *said("majorityStatusAtExploit", "Maioridade no Início da Exploração", STATUSES),
    *said("majorityEntry", "Maioridade no Recrutamento", STATUSES),
    *said("citizenship", "Nacionalidade", NATIONS),
    *said("CountryOfExploitation", "País de Exploração", NATIONS),
    *said("isForcedLabour", "Exploração Laboral", SAID),
    *said("isSexualExploit", "Exploração Sexual", SAID),
    *listed(FURTHER, "/", FORMS),
    *listed(SECTOR, " / ", LABOUR),
    *listed(TYPE, " / ", SEXUAL, unchosen="0"),
    *((name, {TYPE: "Nenhuma destas"}, "0") for name in SEXUAL),
    *listed(CONTROL, " / ", MEANS),
    *listed(WHO, " / ", RECRUITERS, unchosen="0"),
    *((name, {WHO: "Não indicada"}, None) for name in RECRUITERS),
    *((name, {column: word}, "1") for name, column, word in ALSO),
    ("meansOfControlNotSpecified", {}, "1"),
    ("meansOfControlNotSpecified", {CONTROL: "Não indicado"}, "1"),
    *(("meansOfControlNotSpecified", {CONTROL: word}, "0") for word in MEANS.values()),
]
