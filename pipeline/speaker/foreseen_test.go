package speaker

import "testing"

// TestForeseen: whom a lead calls by a noun is who says the same further down and can
// be called so; nobody else.
func TestForeseen(t *testing.T) {
	for _, c := range []reference{
		{"[A COUNCILLOR] has accused {the school governors of muddle over parking}.\n\nJean Moss left the school in May. Coun Tom Birch disagreed.\n\n[Coun Birch] said: “{The governors have made a muddle of parking.}”", []string{"Tom Birch", "Tom Birch"}},
		{"[Campaigners] say {the library closure will hurt children}.\n\n[Keep Lowmarsh Reading, which has 90 members,] said {children would lose most by the closure}.", []string{"Keep Lowmarsh Reading", "Keep Lowmarsh Reading"}},
		{"[Police staff] have warned {that cuts to patrols are dangerous}.\n\nThe plan is new. [A spokesman for Unison] said: “{Fewer patrols are a danger. These cuts go deep.}”", []string{"Unison", "Unison"}},
		{"[A charity] has warned {that hostel beds run short}.\n\nNights are cold. [Warm Feet, which runs three hostels,] said {beds in hostels were gone by noon}.", []string{"Warm Feet", "Warm Feet"}},
		{"[A charity] has warned {that hostel beds run short}.\n\nNights are cold. [Ashby Council] said {beds in hostels were gone by noon}.", []string{"", "Ashby Council"}},
		{"[Ministers] say {the library closure will hurt children}.\n\n[Keep Lowmarsh Reading, which has 90 members,] said {children would lose most by the closure}.", []string{"", "Keep Lowmarsh Reading"}},
		{"[Hospital chiefs] said {parking charges would rise in autumn}.\n\nAlder Hospital is full. [Wexley Vale NHS Trust] said: “{Charges for parking rise in the autumn.}”", []string{"Wexley Vale NHS Trust", "Wexley Vale NHS Trust"}},
		{"[An MP] has called for {a new bypass round the village}.\n\nTom Birch, 40, lives there. [Ann Falk, MP for West Norshire,] said {the village had waited for a bypass}.", []string{"Ann Falk", "Ann Falk"}},
		{"[Residents] say {the road is dangerous for children}.\n\nTom Birch lives there. [Mr Birch] said {children crossed a dangerous road}.", []string{"", "Tom Birch"}},
		{"[Campaigners] say {the library closure will hurt children}.\n\n[Ashby Council] said {the closure of a library hurt nobody}.", []string{"", "Ashby Council"}},
		{"[Two councillors] say {the library closure will hurt children}.\n\n[Cllr Tom Birch] said {children would be hurt by the closure}.", []string{"", "Tom Birch"}},
	} {
		c.check(t, Context{})
	}
}
