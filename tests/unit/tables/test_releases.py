"""The same cases, as each period wrote them, are the same table."""

import pytest
from tests.unit.tables.files import CODEBOOK, notes, read

from tenfold.tables.read import RECOMPUTED

TODAY = """\
yearOfRegistration,Datasource,gender,majorityEntry,ageBroad,citizenship,CountryOfExploitation,\
isForcedLabour,isSexualExploit,isSexAndLabour,recruiterRelationFriend,recruiterRelationFamily,\
recruiterRelationIntimatePartner,recruiterRelationOther,recruiterRelationUnknown,\
RecruiterRelationship
2016,Case management,Female,Minor,9–17,UA,,1,0,0,1,1,0,0,0,Friend/Acquaintance;Family/Relative
2016,Case management,,,,NA,RS,,,,0,0,0,0,1,Unknown/Not specified
2017,Hotline,Male,,,,US,1,1,1,,,,,,
"""
IN_2018 = """\
yearOfRegistration,datasource,gender,MajorityEntry,ageBroad,citizenship,CountryofExploitation,\
isForcedLabour,isSexualExploit,isSexAndLabour,recruiterRelationFriend,recruiterRelationFamily,\
recruiterRelationIntimatePartner,recruiterRelationOther,recruiterRelationUnknown,\
RecruiterRelationship
2016,Case Management,Female,Minor,9--17,UA,Y1,1,0,0,1,1,0,0,0,Family/Relative; Friend/Acquaintance
2016,Case Management,Unknown,-99,-99,NA,XK,-99,-99,-99,0,0,0,0,1,Not Specified
2017,Hotline,Male,-99,-99,ZZ,US,1,1,1,-99,-99,-99,-99,-99,-99
"""
IN_2020 = """\
yearOfRegistration,Datasource,gender,majorityEntry,ageBroad,citizenship,CountryOfExploitation,\
isForcedLabour,isSexualExploit,isSexAndLabour,recruiterRelationFriend,recruiterRelationFamily,\
recruiterRelationIntimatePartner,recruiterRelationOther,recruiterRelationUnknown,\
RecruiterRelationship
2016,Case Management,Female,Minor,9--17,UA,00,1.0,0.0,0.0,1.0,1.0,0.0,0.0,0.0,\
Family/Relative; Friend/Acquaintance
2016,Case Management,-99,-99,-99,NA,XK,-99,-99,-99,0.0,0.0,0.0,0.0,1.0,Not Specified
2017,Hotline,Male,-99,-99,0,US,1.0,1.0,1.0,-99.0,-99.0,-99.0,-99.0,-99.0,-99
"""
IN_2021 = """\ufeff\
"By using these data, you agree; to, all terms";yearOfRegistration;Datasource;gender;majorityEntry;\
ageBroad;citizenship;CountryOfExploitation;isForcedLabour;isSexualExploit;isSexAndLabour;\
recruiterRelationFriend;recruiterRelationFamily;recruiterRelationIntimatePartner;\
recruiterRelationOther;recruiterRelationUnknown;RecruiterRelationship
;2016;Case management;Female;Minor;9--17;UA;;1;0;0;1;1;0;0;0;"Friend/Acquaintance;Family/Relative"
;2016;Case management;;;;NA;XK;;;;0;0;0;0;1;Unknown/Not specified
;2017;Hotline;Male;;;;US;1;1;1;;;;;;
"""


def read_text(folder, text):
    path = folder / "in.csv"
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("older", [IN_2018, IN_2020, IN_2021], ids=["2018", "2020", "2021"])
def test_every_period_is_read_as_today(tmp_path, older):
    today, table = read_text(tmp_path, TODAY), read_text(tmp_path, older)
    assert table.tally == today.tally
    assert table.columns == today.columns
    assert RECOMPUTED not in notes(table)


def test_what_is_as_today_needs_no_word(tmp_path):
    assert notes(read_text(tmp_path, TODAY)) == {}


def test_the_columns_are_the_codebook_s(tmp_path):
    assert set(read_text(tmp_path, IN_2021).columns) < CODEBOOK.by_name.keys()
