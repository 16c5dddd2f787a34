package speaker

import (
	"slices"
	"testing"
)

// holdSpeakers holds each marked text to the speakers of its quotations.
func holdSpeakers(t *testing.T, cases map[string][]string) {
	t.Helper()
	for marked, want := range cases {
		quotes, _ := resolve(t, marked, Context{})
		if got := speakersOf(quotes); !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", marked, got, want)
		}
	}
}

// TestParticles: a small word of surnames may have a capital, and be a given name.
func TestParticles(t *testing.T) {
	holdSpeakers(t, map[string][]string{
		"[Hanna Van der Berg] said {one}. [Ms Van der Berg] said {two}. [Ms van der Berg] said {three}.": {"Hanna Van der Berg", "Hanna Van der Berg", "Hanna Van der Berg"},
		"[Dr Omar Al Hassan] said {one}. [Dr Al Hassan] said {two}. [Dr Hassan] said {three}.":           {"Omar Al Hassan", "Omar Al Hassan", "Omar Al Hassan"},
		"[Omar Al-Hassan] said {one}. [Mr Al-Hassan] said {two}.":                                        {"Omar Al-Hassan", "Omar Al-Hassan"},
		"[Maria De Souza] said {one}. [Mrs De Souza] said {two}. [Mrs Souza] said {three}.":              {"Maria De Souza", "Maria De Souza", "Maria De Souza"},
		"[Cllr Den Tarrow] said {one}. [Cllr Tarrow] said {two}. [Mr Tarrow] said {three}.":              {"Den Tarrow", "Den Tarrow", "Den Tarrow"},
		"[Van Quellish], head of the school, said {one}. [Mr Quellish] said {two}. [Van] said {three}.":  {"Van Quellish", "Van Quellish", "Van Quellish"},
		"[Al Pensham], a farmer, said {one}. [Mr Pensham] said {two}.":                                   {"Al Pensham", "Al Pensham"},
		"[Ben Tarrow] said {one}. [Mr Tarrow] said {two}. [Ben] said {three}.":                           {"Ben Tarrow", "Ben Tarrow", "Ben Tarrow"},
		"[Del Pensham], the landlord, said {one}. [Mr Pensham] said {two}.":                              {"Del Pensham", "Del Pensham"},
		"[Councillor Del Pensham] said {one}. [Councillor Pensham] said {two}.":                          {"Del Pensham", "Del Pensham"},
		"[Siobhan O’Neill] said {one}. [Ms O'Neill] said {two}.":                                         {"Siobhan O’Neill", "Siobhan O’Neill"},
		"[Fergus McBride] said {one}. [Mr McBride] said {two}.":                                          {"Fergus McBride", "Fergus McBride"},
		"[Fergus Mac Giolla] said {one}. [Mr Mac Giolla] said {two}.":                                    {"Fergus Mac Giolla", "Fergus Mac Giolla"},
		"[Oliver St John] said {one}. [Mr St John] said {two}.":                                          {"Oliver St John", "Oliver St John"},
		"[Clare St. John-Tarrow] said {one}. [Ms St John-Tarrow] said {two}.":                            {"Clare St John-Tarrow", "Clare St John-Tarrow"},
		"[Ifeoma Adeyemi-Clarke] said {one}. [Ms Adeyemi] said {two}. [Ms Clarke] said {three}.":         {"Ifeoma Adeyemi-Clarke", "Ifeoma Adeyemi-Clarke", "Ifeoma Adeyemi-Clarke"},
		"[Ana Lopez Marrow] said {one}. [Ms Lopez Marrow] said {two}. [Ms Lopez] said {three}.":          {"Ana Lopez Marrow", "Ana Lopez Marrow", "Ana Lopez Marrow"},
		"[Jan Le Breck] said {one}. [Mr Le Breck] said {two}.":                                           {"Jan Le Breck", "Jan Le Breck"},
		"[Luca Di Maro] said {one}. [Mr di Maro] said {two}. [Di Maro] said {three}.":                    {"Luca Di Maro", "Luca Di Maro", "Luca Di Maro"},
		"[Di Tarrow], a mother of two, said {one}. [Mrs Tarrow] said {two}.":                             {"Di Tarrow", "Di Tarrow"},
		"[Le Quang Tarn] said {one}. [Mr Tarn] said {two}.":                                              {"Le Quang Tarn", "Le Quang Tarn"},
		"[Cllr Ann De’Ath] said {one}. [Cllr De’Ath] said {two}.":                                        {"Ann De’Ath", "Ann De’Ath"},
		"[Yusuf bin Tarriq] said {one}. [Mr bin Tarriq] said {two}.":                                     {"Yusuf bin Tarriq", "Yusuf bin Tarriq"},
		"[Yusuf Bin Tarriq] said {one}. [Mr Bin Tarriq] said {two}.":                                     {"Yusuf Bin Tarriq", "Yusuf Bin Tarriq"},
		"[Anna de la Mare-Stone] said {one}. [Ms de la Mare-Stone] said {two}.":                          {"Anna de la Mare-Stone", "Anna de la Mare-Stone"},
	})
}

// TestSwallowedNames: a name behind the name of an organisation is a person's, and
// what a campaign is called is its name.
func TestSwallowedNames(t *testing.T) {
	holdSpeakers(t, map[string][]string{
		"[Chair of Save the Infirmary Campaign Edna Tarrow] said {one}. [Mrs Tarrow, who] said {two}.":                                                 {"Edna Tarrow", "Edna Tarrow"},
		"[Secretary of Keep Wexley Hospital Public Liz Harman] said {one}. [Ms Harman] said {two}.":                                                    {"Liz Harman", "Liz Harman"},
		"[Founder of the Friends of Tarn Park Helen Falk] said {one}.":                                                                                 {"Helen Falk"},
		"[Chair of the Corporation Desmond Arkle-Hart] said {one}. [Mr Arkle-Hart] said {two}.":                                                        {"Desmond Arkle-Hart", "Desmond Arkle-Hart"},
		"[Chairman of Wexley Parents Association Tom Tarrow] said {one}. [Mr Tarrow] said {two}.":                                                      {"Tom Tarrow", "Tom Tarrow"},
		"[Save the A&E campaigner Jane Tarrow] said {one}.":                                                                                            {"Jane Tarrow"},
		"[Save Our Libraries campaigner Jane Tarrow] said {one}. [Ms Tarrow] said {two}.":                                                              {"Jane Tarrow", "Jane Tarrow"},
		"[The Save Our Libraries group] said {one}. [The group] said {two}. [It] said {three}. [Campaigners] said {four}.":                             {"Save Our Libraries", "Save Our Libraries", "Save Our Libraries", "Save Our Libraries"},
		"[The national Save our Wexley Nurseries (SOWN) campaign] said {one}. [SOWN] said {two}.":                                                      {"Save our Wexley Nurseries", "Save our Wexley Nurseries"},
		"[The Save the Alex Infirmary group] said {one}. It wants the A&E back. [The group] said {two}.":                                               {"Save the Alex Infirmary", "Save the Alex Infirmary"},
		"The trust has shut the A&E at the infirmary. [Campaign group Hands Off Our A&E] said {one}. [The group] said {two}.":                          {"Hands Off Our A&E", "Hands Off Our A&E"},
		"[Save Our Surgery, the campaign group set up by patients,] said {one}. The surgery is shut. [The group] said {two}.":                          {"Save Our Surgery", "Save Our Surgery"},
		"[Survivors’ charity Speak] Now said {one}. [The charity] said {two}.":                                                                         {"Speak Now", "Speak Now"},
		"[The Local Authority] said {one}. [The Commissioning Strategy] said {two}.":                                                                   {"?", "?"},
		"[Save Tarn Library] said {one}. [The campaign group] said {two}.":                                                                             {"Save Tarn Library", "Save Tarn Library"},
		"[The Stop Wexley Incinerator campaign] said {one}. [The campaign] said {two}.":                                                                {"Stop Wexley Incinerator", "Stop Wexley Incinerator"},
		"[The Keep Our Wards Open campaign group] said {one}. [The campaigners] said {two}.":                                                           {"Keep Our Wards Open", "Keep Our Wards Open"},
		"[A spokeswoman for Fight for Tarn Hospital] said {one}.":                                                                                      {"Fight for Tarn Hospital"},
		"[Edna Tarrow, of the Save Our Wards campaign,] said {one}. [Mrs Tarrow] said {two}.":                                                          {"Edna Tarrow", "Edna Tarrow"},
		"[Edna Tarrow, from Save Wexley A&E,] said {one}.":                                                                                             {"Edna Tarrow"},
		"[Chief executive of the Tarn Trust Helen Falk] said {one}.":                                                                                   {"Helen Falk"},
		"[Leader of Wexley Council Cllr Omar Tarrow] said {one}. [Leader of Wexley Council Omar Tarrow] said {two}. [Councillor Tarrow] said {three}.": {"Omar Tarrow", "Omar Tarrow", "Omar Tarrow"},
		"[Headteacher of Nether Marsh Primary School Sue Slade] said {one}. [Mrs Slade] said {two}.":                                                   {"Sue Slade", "Sue Slade"},
		"[MP for Wexley Vale Ada Tarrow] said {one}. [Ms Tarrow] said {two}.":                                                                          {"Ada Tarrow", "Ada Tarrow"},
	})
}

// TestFullNames: a title and a surname go to the full name, wherever the text has it,
// and to the relative who is only called by a given name.
func TestFullNames(t *testing.T) {
	holdSpeakers(t, map[string][]string{
		"Chair of Save the Infirmary Campaign Edna Tarrow asked why.\n\nThe trust did not say.\n\n[Mrs Tarrow, who] wrote to it, said {one}.":             {"Edna Tarrow"},
		"Edna Tarrow, centre, with campaigners.\n\nThe ward shut in May.\n\n[Mrs Tarrow] said {one}.":                                                     {"Edna Tarrow"},
		"The ward shut in May. It was small. It was old. It was cold. It was full. [Mrs Tarrow] said {one}.\n\nPictured: Edna Tarrow at the gate.":        {"Edna Tarrow"},
		"Ward shuts, says Edna Tarrow\n\nThe ward shut in May. [Mrs Tarrow] said {one}.":                                                                  {"Edna Tarrow"},
		"Members heard from the Friends of Tarn Park chair Edna Tarrow. [Mrs Tarrow] said {one}.":                                                         {"Edna Tarrow"},
		"Terry Tarrow, a driver, died in May. The ombudsman upheld a complaint from his daughter, Michelle, against the trust. [Miss Tarrow] said {one}.": {"Michelle Tarrow"},
		"Imogen Tarrow was found dead. Her mother, Denise, was in court. [Mrs Tarrow] said {one}. The notes said Imogen slept.":                           {"Denise Tarrow"},
		"Danielle Tarrow died in May. Ms Tarrow was 30. Her mother, Sharon Tarrow, 54, was there. [Mrs Tarrow] said {one}. [Ms Tarrow] said {two}.":       {"Sharon Tarrow", "Danielle Tarrow"},
		"In a statement [the chair], retired solicitor Neville Tarrow, said {one}.":                                                                       {"Neville Tarrow"},
		"[Sarah, not her real name,] said {one}. [Sarah] said {two}.":                                                                                     {"Sarah", "Sarah"},
		"[Wexley’s MP, Labour’s Rajan Tarrow,] said {one}. [Unison’s Orsolya Quellish] said {two}.":                                                       {"Rajan Tarrow", "Orsolya Quellish"},

		"[Sarah] (not her real name) said {one}.":                                                                            {"Sarah"},
		"[Sarah, whose name has been changed,] said {one}.":                                                                  {"Sarah"},
		"[Solicitors Leigh Marrow] said {one}. [Accountants Marrow Tarn] said {two}.":                                        {"Leigh Marrow", "Marrow Tarn"},
		"Peter Tarrow and his wife Olive live there. [Mrs Tarrow] said {one}. [Mr Tarrow] said {two}. [Olive] said {three}.": {"Olive Tarrow", "Peter Tarrow", "Olive Tarrow"},
		"Jane Tarrow came with her son, Liam. [Ms Tarrow] said {one}. [Liam] said {two}.":                                    {"Jane Tarrow", "Liam"},
		"Jane Tarrow came with her daughter, Lucy. [Mrs Tarrow] said {one}.":                                                 {"Jane Tarrow"},
		"Jane Tarrow came. The widow of Tom Vane, Olive, did not. [Mr Tarrow] said {one}.":                                   {"Tarrow"},
		"Merlin Tarrow\n\nStrategic Director\n\nDear Ms Tarrow\n\nWe met you. [Ms Tarrow] said {one}.":                       {"Merlin Tarrow"},
	})
}

// TestJointOrganisations: two organisations beside each other speak together; "and"
// within a name joins nothing.
func TestJointOrganisations(t *testing.T) {
	holdSpeakers(t, map[string][]string{
		"[A report by the King's Fund and the Nuffield Trust] said {one}. [The report] said {two}.": {"King's Fund & Nuffield Trust", "King's Fund & Nuffield Trust"},
		"[The King's Fund and the Nuffield Trust] said {one}. [They] said {two}.":                   {"King's Fund & Nuffield Trust", "King's Fund & Nuffield Trust"},
		"[The Health Foundation, the King's Fund and the Nuffield Trust] said {one}.":               {"Health Foundation & King's Fund & Nuffield Trust"},
		"[Research from the King's Fund and Nuffield Trust] said {one}.":                            {"King's Fund & Nuffield Trust"},
		"[The Department for Work and Pensions] said {one}.":                                        {"Department for Work & Pensions"},
		"[Kensington and Chelsea Council] said {one}.":                                              {"Kensington & Chelsea Council"},
		"[NHS Dumfries and Galloway] said {one}. [NHS Ayrshire & Arran] said {two}.":                {"NHS Dumfries & Galloway", "NHS Ayrshire & Arran"},
		"[NHS Highland and the Care Inspectorate] said {one}.":                                      {"NHS Highland & Care Inspectorate"},
		"[Ofsted and the Care Quality Commission] said {one}. [The inspectorates] said {two}.":      {"Ofsted & Care Quality Commission", "?"},
		"[Unison, Unite and the GMB] said {one}.":                                                   {"Unison & Unite & GMB"},
		"[Wexley Borough Council and Norshire Police] said in a joint statement {one}.":             {"Wexley Borough Council & Norshire Police"},
		"[Hammer and Tarn NHS Trust] said {one}.":                                                   {"Hammer & Tarn NHS Trust"},
		"Research by [the Fraser of Tarnside Institute] said {one}. [The institute] said {two}.":    {"Fraser of Tarnside Institute", "?"},
		"[The Leader of Wexley Council] said {one}. [The Vicar of Tarn Trust] said {two}.":          {"?", "?"},
		"[The Ministry of Housing, Communities and Local Government] said {one}.":                   {"Ministry of Housing, Communities & Local Government"},
		"[The Royal College of Obstetricians and Gynaecologists] said {one}.":                       {"Royal College of Obstetricians & Gynaecologists"},
		"[Spokespeople for Wexley Council and the Tarn Valley NHS Trust] said {one}.":               {"Wexley Council & Tarn Valley NHS Trust"},
		"[The Tarn Trust and charity Mencap] said {one}.":                                           {"Tarn Trust & Mencap"},
		"[Healthwatch Wexley and Age UK] said {one}.":                                               {"Healthwatch Wexley & Age UK"},
	})
}

// TestNamesAsWritten: an organisation is printed by the fullest form that is a name.
func TestNamesAsWritten(t *testing.T) {
	holdSpeakers(t, map[string][]string{
		"[The Department for Education (DfE)] said {one}. [The DfE] said {two}.": {"Department for Education", "Department for Education"},
		"[The DfE] said {one}. The Department for Education was asked.":          {"Department for Education"},
		"[The DfE] said {one}.": {"DfE"},
		"[HMIP] said {one}.":    {"HM Inspectorate of Prisons"},
		"[Her Majesty’s Inspectorate of Prisons] said {one}. [HMIP] said {two}.": {"Her Majesty’s Inspectorate of Prisons", "Her Majesty’s Inspectorate of Prisons"},
		"[The Office for Standards in Education] said {one}.":                    {"Ofsted"},
		"[CQC] said {one}.": {"Care Quality Commission"},
		"[The Wexley Carers Network (WCN)] said {one}. [The WCN] said {two}.":                 {"Wexley Carers Network", "Wexley Carers Network"},
		"[The WCN] said {one}. The Wexley Carers Network met.":                                {"Wexley Carers Network"},
		"[Lord Ansell] said {one}. [Baroness Tarrow] said {two}. [Lady Tarrow] said {three}.": {"Ansell", "Tarrow", "Tarrow"},
		"[The RCN] said {one}. The Royal College of Nursing met.":                             {"Royal College of Nursing"},
		"[The National Education Union (NEU)] said {one}. [NEU] said {two}.":                  {"National Education Union", "National Education Union"},
		"[The BMA] said {one}.": {"BMA"},
		"[The Association of Tarn Governors - or ATG -] said {one}. [ATG] said {two}.": {"Association of Tarn Governors", "Association of Tarn Governors"},
	})
}

// TestRoleNouns: a role stands for whoever bears it, a spokesman for whom he is said
// to speak for.
func TestRoleNouns(t *testing.T) {
	holdSpeakers(t, map[string][]string{
		"Amos Reeve, leader of Wexley Council, came. [The council leader] said {one}.":                                                                      {"Amos Reeve"},
		"Cllr Amos Reeve (Con), leader of the council, came. [The leader] said {one}.":                                                                      {"Amos Reeve"},
		"Education secretary Gavin Tarrow came. Head Jane Falk met him. [The education secretary] said {one}.":                                              {"Gavin Tarrow"},
		"The Secretary of State for Education, Gavin Tarrow, came. [The education secretary] said {one}.":                                                   {"Gavin Tarrow"},
		"Gavin Tarrow, the shadow health minister, came. [The shadow minister] said {one}.":                                                                 {"Gavin Tarrow"},
		"[Scottish ministers] said {one}. [Welsh ministers] said {two}.":                                                                                    {"Scottish Government", "Welsh Government"},
		"The Prison Service runs it. [A prisons spokesman] said {one}.":                                                                                     {"Prison Service"},
		"The jail is run by the Ministry of Justice. [A prisons spokeswoman] said {one}.":                                                                   {"HM Prison & Probation Service"},
		"The Scottish Prison Service runs it. [A prisons spokesman] said {one}.":                                                                            {"Scottish Prison Service"},
		"[A Prison Service spokesman] said {one}. [A Ministry of Justice spokeswoman] said {two}.":                                                          {"Prison Service", "Ministry of Justice"},
		"[A Scottish Government spokesman] said {one}. [The Scottish government] said {two}.":                                                               {"Scottish Government", "Scottish Government"},
		"MP Jane Falk came. Cllr Tom Reeve was there. [The MP] said {one}. [The councillor] said {two}.":                                                    {"Jane Falk", "Tom Reeve"},
		"Headteacher Sue Slade met chair of governors Tom Reeve. [The head] said {one}. [The chair of governors] said {two}.":                               {"Sue Slade", "Tom Reeve"},
		"Cllr Una Prosser, cabinet member for children, came. Cllr Jem Aske, cabinet member for roads, did not. [The cabinet member for roads] said {one}.": {"Jem Aske"},
		"[The Department of Health spokesman] said {one}. [A Home Office spokesman] said {two}.":                                                            {"Department of Health", "Home Office"},
	})
}
