"""A contributor's folder that contradicts itself is refused with file, line and fix."""

import pytest
from tests.contributors import BOOK, write_folder

from tenfold.contributors import contributor_names, load_mapping
from tenfold.errors import DataFileError, ParameterError

SEX = {"gender": {"rule": "recode", "column": "Sex", "values": "sex"}}
LINES = "sex,F,Female,kept,\n"


def refusal(folder, rules=SEX, values=LINES, more=""):
    write_folder(folder, rules, values, more)
    with pytest.raises(DataFileError) as caught:
        load_mapping(folder, BOOK)
    text = caught.value.file.read_text(encoding="utf-8").splitlines()
    return caught.value.file.name, text[caught.value.line - 1], caught.value.problem


def test_a_whole_folder_is_taken(tmp_path):
    mapping = load_mapping(write_folder(tmp_path, SEX, LINES), BOOK)
    assert repr(mapping) == "Mapping(tiny: 56 rules)"


def test_an_unknown_contributor_is_told_who_is_known():
    with pytest.raises(ParameterError, match="no contributor 'nobody'"):
        load_mapping("nobody", BOOK)


@pytest.mark.parametrize("name", contributor_names())
def test_every_contributor_that_ships_loads(name):
    assert load_mapping(name, BOOK).contributor.id == name


@pytest.mark.parametrize("name", ["mapping.toml", "columns.csv", "values.csv"])
def test_a_file_that_is_missing_is_named(tmp_path, name):
    folder = write_folder(tmp_path, SEX, LINES)
    (folder / name).unlink()
    with pytest.raises(DataFileError, match="can't be read") as caught:
        load_mapping(folder, BOOK)
    assert caught.value.file == folder / name


@pytest.mark.parametrize("name", ["mapping.toml", "columns.csv", "values.csv"])
def test_a_byte_order_mark_is_skipped(tmp_path, name):
    folder = write_folder(tmp_path, SEX, LINES)
    (folder / name).write_bytes(b"\xef\xbb\xbf" + (folder / name).read_bytes())
    assert load_mapping(folder, BOOK).columns[0].column == "Case"


@pytest.mark.parametrize("name", ["columns.csv", "values.csv"])
def test_another_separator_than_the_comma_is_told(tmp_path, name):
    folder = write_folder(tmp_path, SEX, LINES)
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(text.replace(",", ";"), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"line 1.* commas") as caught:
        load_mapping(folder, BOOK)
    assert caught.value.file == folder / name


def written(folder, line):
    """A contributor's folder with this line in [reader]."""
    path = write_folder(folder, SEX, LINES) / "mapping.toml"
    kept = path.read_text(encoding="utf-8").replace('dates = "%Y-%m-%d"\n', "")
    path.write_text(kept.replace("[reader]\n", f"[reader]\n{line}\n"), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('dates = "DD/MM/YYYY"', "give day, month and year"),
        ('dates = "%Y-%m"', "give day, month and year"),
        ('dates = "%d %d"', "give day, month and year"),
        ('dates = "%"', "give day, month and year"),
        ('dates = "%Y-%d-%m"', "otherwise than in workbooks"),
        ('dates = ["%d/%m/%Y", "%m/%d/%Y"]', "read one text as two days"),
        ("dates = []", "dates"),
        ("century = 19", "century"),
        ('encoding = "utf-9"', "can't be read in this encoding"),
        ('encoding = "hex"', "can't be read in this encoding"),
        ('encoding = "rot13"', "can't be read in this encoding"),
        ('separator = "ä"', "one ASCII character"),
        ('separator = "||"', "one ASCII character"),
        ("separator = '\"'", "one ASCII character"),
        ('records = "export..cases"', "names joined by dots"),
        ('records = " "', "names joined by dots"),
        ('joined = ""', "joined: is empty"),
    ],
)
def test_a_way_of_writing_that_cannot_be_read(tmp_path, line, problem):
    with pytest.raises(DataFileError, match=problem) as caught:
        load_mapping(written(tmp_path, line), BOOK)
    text = (tmp_path / "mapping.toml").read_text(encoding="utf-8").splitlines()
    assert text[caught.value.line - 1] == line


@pytest.mark.parametrize(
    "line",
    [
        'dates = ["%d.%m.%Y", "%d.%m.%y"]', "century = 1922",
        'dates = "%d.%m.%y"', 'dates = "%d %B %Y"', 'dates = "%Y-%m-%dT%H:%M:%S%z"',
        'encoding = "utf-8-sig"', 'encoding = "latin-1"', 'separator = "\\t"', 'separator = ""',
        'records = "export.cases"', 'records = ""', 'joined = ";"',
    ],
)  # fmt: skip
def test_a_way_of_writing_that_can_be_read(tmp_path, line):
    assert load_mapping(written(tmp_path, line), BOOK).reader


def test_a_variable_that_the_codebook_lacks(tmp_path):
    file, line, problem = refusal(tmp_path, SEX | {"shoeSize": {"rule": "copy", "column": "S"}})
    assert (file, line) == ("mapping.toml", 'name = "shoeSize"')
    assert "shoeSize takes no rule" in problem


def test_a_variable_that_is_worked_out_takes_no_rule(tmp_path):
    rules = SEX | {"meansOfControlNotSpecified": {"rule": "constant", "value": "1"}}
    assert "takes no rule" in refusal(tmp_path, rules)[2]


@pytest.mark.parametrize(
    ("variable", "fix"),
    [
        ("Datasource", "read it, or make it a constant"),
        ("yearOfRegistration", "read it from a column"),
    ],
)
def test_what_no_case_may_lack_is_collected(tmp_path, variable, fix):
    rules = SEX | {variable: {"rule": "not-collected", "reason": "tiny"}}
    _, line, problem = refusal(tmp_path, rules)
    assert line == 'rule = "not-collected"'
    assert f"every case would be left out, as none may lack {variable}" in problem
    assert fix in problem


def test_a_variable_twice(tmp_path):
    folder = write_folder(tmp_path, SEX, LINES)
    path = folder / "mapping.toml"
    again = '[[variable]]\nname = "gender"\nrule = "not-collected"\nreason = "again"\n'
    path.write_text(path.read_text() + again)
    with pytest.raises(DataFileError, match="gender has a rule already"):
        load_mapping(folder, BOOK)


def test_a_variable_without_a_rule(tmp_path):
    folder = write_folder(tmp_path, SEX, LINES)
    path = folder / "mapping.toml"
    entry = '[[variable]]\nname = "isAbduction"\nrule = "not-collected"\nreason = "tiny"\n'
    path.write_text(path.read_text().replace(entry, ""))
    with pytest.raises(DataFileError, match="isAbduction has no rule"):
        load_mapping(folder, BOOK)


def test_a_rule_of_no_kind(tmp_path):
    _, line, problem = refusal(tmp_path, SEX | {"isAbduction": {"rule": "guess", "column": "A"}})
    assert "its 'rule' guess is none of 'copy', 'recode'" in problem
    assert line in {"[[variable]]", 'rule = "guess"'}


def test_a_rule_without_its_column(tmp_path):
    _, _, problem = refusal(tmp_path, SEX | {"isAbduction": {"rule": "copy"}})
    assert "column" in problem


def test_a_column_that_the_export_lacks(tmp_path):
    write_folder(tmp_path, SEX, LINES)
    (tmp_path / "columns.csv").write_text("column,use,holds\nCase,case,n\nUpdated,case,d\n")
    with pytest.raises(DataFileError, match=r"mapping.toml, line \d+.*column Sex isn't there"):
        load_mapping(tmp_path, BOOK)


def test_a_column_that_identifies_is_never_mapped(tmp_path):
    write_folder(tmp_path, SEX, LINES)
    path = tmp_path / "columns.csv"
    path.write_text(path.read_text().replace("Sex,mapped", "Sex,identifies"))
    with pytest.raises(DataFileError, match="column Sex identifies"):
        load_mapping(tmp_path, BOOK)


def test_a_mapped_column_that_no_rule_reads(tmp_path):
    write_folder(tmp_path, SEX, LINES)
    with (tmp_path / "columns.csv").open("a") as file:
        file.write("Shoe,mapped,size\n")
    with pytest.raises(DataFileError, match=r"columns.csv, line 5.*no rule reads this column"):
        load_mapping(tmp_path, BOOK)


@pytest.mark.parametrize(
    ("values", "line", "problem"),
    [
        ("sex,F,Fem,kept,\n", "sex,F,Fem,kept,", "no label of the codebook's; see"),
        ("sex,F,Female,kept,\nsex,f ,Female,kept,\n", "sex,F,Female,kept,", "twice"),
        (LINES + "age,1,0–8,kept,\n", "age,1,0–8,kept,", "no rule uses the table age"),
        (LINES + "sex,woman,Female,repaired,\n", "sex,woman,Female,repaired,", "needs a reason"),
        (LINES + "sex,x,Male,rejected,why\n", "sex,x,Male,rejected,why", "becomes nothing"),
        (LINES + "sex,x,Male,lost,\n", "sex,x,Male,lost,", "verdict"),
    ],
)
def test_a_line_of_values_that_cannot_be(tmp_path, values, line, problem):
    file, found, told = refusal(tmp_path, SEX, values)
    assert (file, found) == ("values.csv", line)
    assert problem in told


def test_a_rule_of_the_wrong_kind_for_its_variable(tmp_path):
    rules = {"gender": {"rule": "age-band", "age": "Age"}}
    assert "no age bands" in refusal(tmp_path, rules, "")[2]


def test_a_constant_that_is_no_label(tmp_path):
    rules = {"Datasource": {"rule": "constant", "value": "Letter"}}
    assert "no label Letter" in refusal(tmp_path, rules, "")[2]


def test_an_answer_that_no_line_becomes(tmp_path):
    answers = {"column": "Means", "separator": ";", "values": "means", "answers": ["dept"]}
    rules = {"meansOfControlDebtBondage": {"rule": "any-answer", **answers}}
    assert "becomes dept" in refusal(tmp_path, rules, "means,Debt,debt,kept,\n")[2]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"born": "B"},
        {"age": "Age", "on": "D"},
        {"born": "B", "born_year": "Y", "on": "D"},
    ],
)
def test_an_age_without_what_it_is_worked_out_from(tmp_path, given):
    rules = {"ageBroad": {"rule": "age-band", **given}}
    assert "give age, or born or born_year together" in refusal(tmp_path, rules, "")[2]


def test_an_exclusion_of_a_column_that_the_export_lacks(tmp_path):
    more = '[[exclude]]\nreason = "r"\ncolumn = "Consent"\nvalues = ["No"]\n'
    file, line, problem = refusal(tmp_path, more=more)
    assert (file, line) == ("mapping.toml", 'column = "Consent"')
    assert "no column Consent" in problem


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", "column Called isn't there"),
        ("Called,unused,a name\n", "column Called doesn't say that it identifies"),
    ],
)
def test_a_name_to_look_for_must_be_told_to_identify(tmp_path, line, problem):
    folder = write_folder(tmp_path, SEX, LINES, 'names = [["Called"]]\n', line)
    with pytest.raises(DataFileError, match=problem) as caught:
        load_mapping(folder, BOOK)
    text = (folder / "mapping.toml").read_text(encoding="utf-8").splitlines()
    assert text[caught.value.line - 1] == 'names = [["Called"]]'


def test_a_name_of_no_column_is_refused(tmp_path):
    assert "names" in refusal(tmp_path, more="names = [[]]\n")[2]


def test_an_exclusion_without_a_condition(tmp_path):
    more = '[[exclude]]\nreason = "r"\ncolumn = "Case"\n'
    assert "give one of before, values, unless" in refusal(tmp_path, more=more)[2]


PERSON = '[person]\nname = ["Called"]\nborn = "Born"\nsex = "Sex"\n'
CALLED, BORN = "Called,identifies,a name\n", "Born,identifies,a day\n"


def test_a_person_is_told_by_columns_that_identify_or_are_mapped(tmp_path):
    mapping = load_mapping(write_folder(tmp_path, SEX, LINES, PERSON, CALLED + BORN), BOOK)
    assert mapping.person.columns == ("Called", "Born", "Sex")
    assert set(mapping.person.columns) <= set(mapping.reads)


@pytest.mark.parametrize(
    ("columns", "line", "problem"),
    [
        (BORN, 'name = ["Called"]', "column Called isn't there"),
        (CALLED, 'born = "Born"', "column Born isn't there"),
        (CALLED.replace("identifies", "unused") + BORN, 'name = ["Called"]', "that it identifies"),
        (CALLED + "Born,unused,a day\n", 'born = "Born"', "neither identifies nor is mapped"),
        (CALLED + "Born,case,a day\n", 'born = "Born"', "neither identifies nor is mapped"),
    ],
)
def test_a_column_that_cannot_tell_a_person(tmp_path, columns, line, problem):
    folder = write_folder(tmp_path, SEX, LINES, PERSON, columns)
    with pytest.raises(DataFileError, match=problem) as caught:
        load_mapping(folder, BOOK)
    text = (folder / "mapping.toml").read_text(encoding="utf-8").splitlines()
    assert text[caught.value.line - 1] == line


def test_a_band_with_another_dash_is_told_how_to_be_written(tmp_path):
    rules = SEX | {"ageBroad": {"rule": "recode", "column": "Age", "values": "age"}}
    _, line, problem = refusal(tmp_path, rules, LINES + "age,teens,9-17,kept,\n")
    assert line == "age,teens,9-17,kept,"
    assert problem.endswith("write 9–17, with the longer dash.")


def test_a_fault_of_a_whole_row_names_no_column(tmp_path):
    problem = refusal(tmp_path, values=LINES + "sex,woman,Female,repaired,\n")[2]
    assert problem.endswith("values.csv, line 3: a repaired value needs a reason.")


def test_an_id_takes_few_letters(tmp_path):
    folder = write_folder(tmp_path, SEX, LINES)
    path = folder / "mapping.toml"
    path.write_text(path.read_text().replace('id = "tiny"', 'id = "Tiny House"'))
    with pytest.raises(DataFileError, match="takes small letters, digits and hyphens alone"):
        load_mapping(folder, BOOK)


@pytest.mark.parametrize("key", ["name", "born", "sex"])
def test_a_person_is_told_by_all_three(tmp_path, key):
    lines = [line for line in PERSON.splitlines() if not line.startswith(key)]
    assert key in refusal(tmp_path, more="\n".join([*lines, ""]))[2]


@pytest.mark.parametrize("agrees", ["compatible", "partial"])
@pytest.mark.parametrize("because", [{}, {"because": " "}])
def test_what_is_not_identical_without_a_reason(tmp_path, agrees, because):
    rule = {"rule": "copy", "column": "A", "agrees": agrees, **because}
    _, line, problem = refusal(tmp_path, SEX | {"isAbduction": rule})
    assert f"{agrees} needs a because" in problem
    assert line == "[[variable]]"


def test_a_status_that_there_is_not(tmp_path):
    rule = {"rule": "copy", "column": "A", "agrees": "roughly", "because": "x"}
    _, line, _ = refusal(tmp_path, SEX | {"isAbduction": rule})
    assert line == 'agrees = "roughly"'


def test_what_is_not_collected_agrees_with_nothing(tmp_path):
    rule = {"rule": "not-collected", "reason": "tiny", "agrees": "identical"}
    _, line, problem = refusal(tmp_path, SEX | {"isAbduction": rule})
    assert line == 'agrees = "identical"'
    assert "is not known here" in problem


NAMING = {
    "because": {"rule": "copy", "column": "Was Taken", "because": "Was Taken has no zero."},
    "reason": {"rule": "not-collected", "reason": "Was Taken is blank."},
}


@pytest.mark.parametrize("key", NAMING)
def test_a_reason_that_names_a_field_which_is_not_public(tmp_path, key):
    rules = SEX | {
        "isAbduction": NAMING[key],
        "isOrganRemoval": {"rule": "copy", "column": "Was Taken"},
    }
    _, line, problem = refusal(tmp_path, rules)
    assert line.startswith(f"{key} = ")
    assert "it names a field" in problem


def test_a_reason_that_names_a_public_field_is_taken(tmp_path):
    path = write_folder(tmp_path, {"isAbduction": NAMING["because"]}) / "mapping.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('title = "Tiny"', 'title = "Tiny"\nfields_public = true'))
    assert load_mapping(tmp_path, BOOK)


def test_sheet_and_sheets_exclude_each_other(tmp_path):
    folder = written(tmp_path, 'sheet = "a"\nsheets = ["b*"]')
    with pytest.raises(DataFileError, match="give sheet for one, or sheets for several"):
        load_mapping(folder, BOOK)


def optional(folder, *lines):
    """A contributor's folder with a fourth column in columns.csv."""
    path = write_folder(folder, SEX, LINES) / "columns.csv"
    path.write_text("\n".join(["column,use,holds,optional", *lines]) + "\n", encoding="utf-8")
    return folder


def test_a_column_is_optional_where_its_line_says_so(tmp_path):
    lines = ("Case,case,number,", "Updated,case,date", "Sex,mapped,anything,yes")
    assert load_mapping(optional(tmp_path, *lines), BOOK).optional == ("Sex",)


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (("Case,case,number,yes", "Updated,case,date", "Sex,mapped,x"), "without it there is no"),
        (("Case,case,number", "Updated,case,date", "Sex,mapped,x,no"), "is none of 'yes' or ''"),
    ],
)
def test_what_can_t_be_optional_is_refused(tmp_path, lines, problem):
    with pytest.raises(DataFileError, match=problem):
        load_mapping(optional(tmp_path, *lines), BOOK)
