package speaker

import "testing"

// TestDescriptions: a definite description goes to the one person whom the text
// described so, before or behind their name, wherever that stands.
func TestDescriptions(t *testing.T) {
	holdSpeakers(t, map[string][]string{
		"[The Rt Rev Hugh Tarrow, chairman of governors,] said {one}. [The retired bishop] said {two}.":                                                                          {"Hugh Tarrow", "Hugh Tarrow"},
		"[Mr Justice Wolvern] said {one}. Ann Falk left. [The judge] said {two}.":                                                                                                {"Wolvern", "Wolvern"},
		"[Joe Quellish, Unison’s district secretary,] said {one}. [Ann Falk] said {two}. [The union official] added: “{three}”.":                                                 {"Joe Quellish", "Ann Falk", "Joe Quellish"},
		"[Its founder, retired postman Len Tarrow,] said {one}. [Ann Falk, head of Marsh School,] said {two}. [The retired postman] said {three}.":                               {"Len Tarrow", "Ann Falk", "Len Tarrow"},
		"[Len Tarrow, a former postman,] said {one}. [Ann Falk, head of Marsh School,] said {two}. [The former postman] said {three}.":                                           {"Len Tarrow", "Ann Falk", "Len Tarrow"},
		"[Retired magistrate Ann Falk] said {one}. [Len Tarrow] said {two}. [The former magistrate] said {three}.":                                                               {"Ann Falk", "Len Tarrow", "Ann Falk"},
		"[Plasterer Len Tarrow, 44,] said {one}. [Ann Falk, a beekeeper from Marsh,] said {two}. [The plasterer] said {three}. [The beekeeper] said {four}.":                     {"Len Tarrow", "Ann Falk", "Len Tarrow", "Ann Falk"},
		"[Len Tarrow, who used to be a postman,] said {one}. [Ann Falk] said {two}. [The former postman] said {three}.":                                                          {"Len Tarrow", "Ann Falk", "Len Tarrow"},
		"Cllr Ann Falk (Green, Canalside) and Cllr Una Vane (Lib Dem, Marsh) were there. [Cllr Vane] said {one}. [The Green councillor] said {two}. [The Lib Dem] said {three}.": {"Una Vane", "Ann Falk", "Una Vane"},
		"[Labour’s Len Tarrow] said {one}. [Conservative councillor Ann Falk] said {two}. [The Labour councillor] said {three}. [The Tory] said {four}.":                         {"Len Tarrow", "Ann Falk", "Len Tarrow", "Ann Falk"},
		"[Cllr Len Tarrow, the cabinet member for finance,] said {one}. [Ann Falk] said {two}. [The Green councillor] said {three}.":                                             {"Len Tarrow", "Ann Falk", "?"},
		"[Coun Ann Falk (Con)] said {one}. [Coun Una Vane (Con)] said {two}. [The Labour councillor] said {three}. [The Conservative councillor] said {four}.":                   {"Ann Falk", "Una Vane", "?", "Una Vane"},
		"The club talked to former chairman Keith Tarrow. [Ravi Vane] said {one}. [The new chairman] said {two}.":                                                                {"Ravi Vane", "Ravi Vane"},
		"A direction names Dame Harriet Tarrow as commissioner. [Ann Falk] said {one}. [The commissioner] said {two}.":                                                           {"Ann Falk", "Harriet Tarrow"},
		"Ministers appointed Sir Colin Tarrow as commissioner. [Ann Falk] said {one}. [The commissioner] said {two}.":                                                            {"Ann Falk", "Colin Tarrow"},
		"[Paul Tarrow] said {he was gutted}. ‘{You know the score},’ added [the former Marsh centre-half].":                                                                      {"Paul Tarrow", "Paul Tarrow"},
		"[Len Tarrow, 74,] said {one}. [Ann Falk, 36,] said {two}. [The 74-year-old] said {three}.":                                                                              {"Len Tarrow", "Ann Falk", "Len Tarrow"},
		"[Mum-of-two Becky Tarrow, who works there,] said {one}. [She] said {two}. [Len Vane] said {three}. [The mother of two] said {four}.":                                    {"Becky Tarrow", "Becky Tarrow", "Len Vane", "Becky Tarrow"},
		"[Ann Falk, Labour MP for Marsh,] said {one}. [Len Tarrow] said {two}. [The MP] said {three}. [The Labour politician] said {four}.":                                      {"Ann Falk", "Len Tarrow", "Ann Falk", "Ann Falk"},
		"[Lib Dem group leader Ann Falk] said {one}. [Cllr Len Tarrow] said {two}. [The Lib Dem leader] said {three}. [The Liberal Democrat] said {four}.":                       {"Ann Falk", "Len Tarrow", "Ann Falk", "Ann Falk"},
		"[Ann Falk, who works as a florist,] said {one}. [Len Tarrow] said {two}. [The florist, who is 40,] said {three}.":                                                       {"Ann Falk", "Len Tarrow", "Ann Falk"},
		"[Sir Len Tarrow, a retired diplomat,] said {one}. [Ann Falk] said {two}. [The ex-diplomat] said {three}.":                                                               {"Len Tarrow", "Ann Falk", "Len Tarrow"},
		"[The Rev Ann Falk] said {one}. [Det Insp Len Tarrow] said {two}. [The vicar] said {three}. [The detective] said {four}.":                                                {"Ann Falk", "Len Tarrow", "Ann Falk", "Len Tarrow"},
		"[A government commissioner] has urged {one}.\n\nDame Rosalind Tarrow, the former director of two councils, was sent in. [The commissioner] said {two}.":                 {"Rosalind Tarrow", "Rosalind Tarrow"},
		"[Len Tarrow, a teacher,] said {one}. [The father of a boarder] said {two}. “{three},” [he] said.":                                                                       {"Len Tarrow", "?", "?"},
		"[Marsh Trust] said {one}. [The trust’s chief executive] added {two}.":                                                                                                   {"Marsh Trust", "Marsh Trust"},
		"Marsh Trust met. [Its independent scrutineer, Rosamund Tarrow,] told Trade: ‘{one}’. ‘{two},’ [its policy lead, Oona Vane,] said.":                                      {"Rosamund Tarrow", "Oona Vane"},
		"[The headmaster, Rupert Tarrow,] and the chairman of governors, the Rt Rev Hugh Vane, ⟨offered⟩ “{one}”. “{two},” [they] wrote.":                                        {"Rupert Tarrow & Hugh Vane", "Rupert Tarrow & Hugh Vane"},
		"Councillor Morag Tarrow (SNP) spoke. “{one},” [she] said.\n\nCouncillor Douglas Tarrow called it poor.\n\n‘{two},’ claimed [Cllr Tarrow].":                              {"Morag Tarrow", "Douglas Tarrow"},
		"[FBU] brigade secretary Wayne Tarrow welcomed that, but said {one}.":                                                                                                    {"Wayne Tarrow"},
		"KindHands shut. Tarn Homes ran it. [The firm’s] managing director, Colin Tarrow, ⟨blamed⟩ {one}.":                                                                       {"Colin Tarrow"},
		"[MP for Holland Fen Stephen Tarrow] said {one}. [Councillor for Marsh Fen Ann Falk] said {two}. [MP for Marsh Stephen Lane] said {three}.":                              {"Stephen Tarrow", "Ann Falk", "Stephen Lane"},
		"After the vigil, Tom Birch, who is 40, spoke. [The vigil] said {one}.":                                                                                                  {"?"},
		"The scheme, [Tom Birch] said, {was late}. [The scheme] said {two}.":                                                                                                     {"Tom Birch", "?"},
		"[Tom Birch, whose scheme is late,] said {one}. [Ann Falk] said {two}. [The scheme] said {three}.":                                                                       {"Tom Birch", "Ann Falk", "?"},
		"[Tom Birch, after the vigil,] said {one}. [The vigil] said {two}.":                                                                                                      {"Tom Birch", "?"},
		"The beekeeper, Ann Falk, was late. [Tom Birch] said {one}. [The beekeeper] said {two}.":                                                                                 {"Tom Birch", "Ann Falk"},
		"DC Tom Birch came. [Ann Falk] said {one}. [The planning officer] said {two}. [The officer] said {three}.":                                                               {"Ann Falk", "Ann Falk", "Tom Birch"},
		"Coun Tom Birch moved it. [The monitoring officer] said {one}.":                                                                                                          {"?"},
	})
}

// TestGivenNamesAlone: somebody of whom the text gives no surname is a person by what
// says so, and pronouns go to them; no other capitalised word is one.
func TestGivenNamesAlone(t *testing.T) {
	holdSpeakers(t, map[string][]string{
		"[Ann Falk] said {one}. Care leaver Jayden, 20, met the inspectors. [He] said: “{two}”.":                                     {"Ann Falk", "Jayden"},
		"[Bill Ram] said {one}. Jadoon, 20, who was in care, met them. [He] said: “{two}”.":                                          {"Bill Ram", "Jadoon"},
		"[Ann Falk] said {one}. Her husband, Pete, is no happier. “{two},” [he] said.":                                               {"Ann Falk", "Pete"},
		"[Ann Falk] said {one}. [Another member of the group], who asked to be known only as Sarah, said {two}. [She] said {three}.": {"Ann Falk", "Sarah", "Sarah"},
		"[A woman released in August], who asked to be called Nat, said {one}. [Nat] said: “{two}”.":                                 {"Nat", "Nat"},
		"[One, who] asked to be known only as Craig, said: “{one}”. [Craig] said {two}.":                                             {"Craig", "Craig"},
		"[A man we are calling Ben] said {one}. [He] said {two}.":                                                                    {"Ben", "Ben"},
		"The mother, identified only as Helen, was there. “{one},” [Helen] said.":                                                    {"Helen"},
		"[A WOMAN who left] says {one}. The home is small.\n\n[Sarah, not her real name,] said {two}. [She] said {three}.":           {"Sarah", "Sarah", "Sarah"},
		"[Tia (not her real name)] said {one}. [Tom Birch] said {two}. [Tia] said {three}.":                                          {"Tia", "Tom Birch", "Tia"},
		"Mrs Tarrow’s son Alfie, who is autistic, was out of school. “{one},” [the 11-year-old] said.":                               {"Alfie"},
		"[Tom Birch] said {one}. In May, 20, or so, left. [He] said {two}.":                                                          {"Tom Birch", "Tom Birch"},
		"[Tom Birch] said {one}. Carlisle, 20 miles off, is far. [He] said {two}.":                                                   {"Tom Birch", "Tom Birch"},
		"[Tom Birch] said {one}. Tesco was shut. [He] said {two}.":                                                                   {"Tom Birch", "Tom Birch"},
		"[Tom Birch] said {one}. Outside, June was cold. [He] said {two}.":                                                           {"Tom Birch", "Tom Birch"},
		"[Tom Birch] said {one}. The home is known as Linden. [He] said {two}.":                                                      {"Tom Birch", "Tom Birch"},
		"[Tom Birch] said {one}. A unit called Hope was shut. [He] said {two}.":                                                      {"Tom Birch", "Tom Birch"},
		"[Denise and Gurpreet] said {one}. [Denise] said {two}. [She] said {three}.":                                                 {"Denise & Gurpreet", "Denise", "Denise"},
		"One resident, Mo, 34, said so. [Mo] said {one}. [He] said {two}.":                                                           {"Mo", "Mo"},
		"[A nurse, who gave her name only as Jo,] said {one}. [She] said {two}.":                                                     {"Jo", "Jo"},
		"[Kai, whose surname is withheld,] said {one}. [Summer, 16,] said {two}. [She] said {three}.":                                {"Kai", "Summer", "Summer"},
		"Staff at Ocado, 40, of them, left. [Tom Birch] said {one}. Reading, 12, was last. [He] said {two}.":                         {"Tom Birch", "Tom Birch"},
		"[Tom Birch] said {one}. Brexit, 10 years on, is done. Covid, 19, was bad. [He] said {two}.":                                 {"Tom Birch", "Tom Birch"},
	})
}

// TestRelatives: a noun of kinship behind a possessive goes to whom the text says to be
// that of its owner.
func TestRelatives(t *testing.T) {
	holdSpeakers(t, map[string][]string{
		"[Becky Tarrow and Ann Falk] said {one}. Mrs Tarrow’s son Alfie was at home. “{two},” [Alfie] said. [His mother] said {three}. [She] said {four}.":          {"Becky Tarrow & Ann Falk", "Alfie", "Becky Tarrow", "Becky Tarrow"},
		"Brian and Sue Tarrow run the Fox. “{one},” said [Mrs Tarrow]. [Her husband] added: “{two}”.":                                                               {"Sue Tarrow", "Brian Tarrow"},
		"Peter Tarrow and his wife Olive live there. [Mr Tarrow] said {one}. [His wife] said {two}.":                                                                {"Peter Tarrow", "Olive"},
		"Jane Tarrow came with her son, Liam. [Liam] said {one}. [His mother] said {two}.":                                                                          {"Liam", "Jane Tarrow"},
		"Danielle Tarrow died. Danielle’s mother, Sharon Tarrow, 54, was there. [Her mother] said {one}.":                                                           {"Sharon Tarrow"},
		"Dr Imogen Tarrow, medical director, and chief executive Fiona Vane faced reporters. [Ms Vane] said {one}. [Her colleague] said {two}. [She] said {three}.": {"Fiona Vane", "Imogen Tarrow", "Imogen Tarrow"},
		"[Ann Falk] said {one}. [Her colleague] said {two}.":                                                                                                        {"Ann Falk", "?"},
		"[Ann Falk] said {one}. Tom Birch left. [Her mother] said {two}.":                                                                                           {"Ann Falk", "?"},
		"Danielle Tarrow died in May. Her mother, Sharon Tarrow, spoke. [Mrs Tarrow] said {one}. [She] said {two}.":                                                 {"Sharon Tarrow", "Sharon Tarrow"},
		"Danielle Tarrow, 19, died in May. Her parents, Sharon and Mick Tarrow, spoke. [Mrs Tarrow] said {one}. [Mr Tarrow] said {two}.":                            {"Sharon Tarrow", "Mick Tarrow"},
		"Danielle Tarrow, 19, died. [Her mother Sharon] said {one}. [Sharon] said {two}. [Mrs Tarrow] said {three}.":                                                {"Sharon Tarrow", "Sharon Tarrow", "Sharon Tarrow"},
		"Danielle Tarrow, 29, died. An inquest heard from her brother, Sean Tarrow. [Mr Tarrow] said {one}. [Her brother] said {two}.":                              {"Sean Tarrow", "Sean Tarrow"},
		"Brothers Sean and Liam Tarrow ran it. [Sean Tarrow] said {one}. [His brother] said {two}.":                                                                 {"Sean Tarrow", "Liam Tarrow"},
		"Danielle Tarrow, 19, died. Her father Mick Tarrow spoke. [Mr Tarrow] said {one}. [Miss Tarrow] had said {two}.":                                            {"Mick Tarrow", "Danielle Tarrow"},
		"Tom Tarrow, 9, was left. His mum, Becky Tarrow, was cross. [Ms Tarrow] said {one}. “{two},” [she] said.":                                                   {"Becky Tarrow", "Becky Tarrow"},
		"Ann Falk and her husband Tom live there. [Mr Falk] said {one}. [Mrs Falk] said {two}. [His wife] said {three}.":                                            {"Tom Falk", "Ann Falk", "Ann Falk"},
	})
}

// TestNobodysNames: words that stand for a part in a hearing or interview are no names.
func TestNobodysNames(t *testing.T) {
	holdSpeakers(t, map[string][]string{
		"“{Order},” said [Mr Speaker]. [Tom Birch] said {two}.":         {"?", "Tom Birch"},
		"[INTERVIEWER]: {Why}? [TOM BIRCH]: {It is late}.":              {"?", "Tom Birch"},
		"[Q]: {Why}? [A]: {It is late}.":                                {"?", "?"},
		"[Deputy leader Ann Falk] said {one}. [The leader] said {two}.": {"Ann Falk", "?"},
	})
}
