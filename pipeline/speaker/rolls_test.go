package speaker

import (
	"slices"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// rolesOf lists people with their roles and voices: "NAME: role, ORGANISATION (voice)".
func rolesOf(people []corpus.Person) []string {
	var all []string
	for _, p := range people {
		if p.Kind != corpus.KindPerson {
			continue
		}
		line := p.Name
		for _, o := range p.Roles {
			line += ": " + o.Title
			if o.Organisation != "" {
				line += ", " + o.Organisation
			}
		}
		all = append(all, line+" ("+string(p.Voice)+")")
	}
	return all
}

// TestRolls: a role that is said once for several is each one's, and their names need
// no other evidence.
func TestRolls(t *testing.T) {
	report := Context{Kind: corpus.Report, Inspectorate: "Ofsted", Body: []string{"Harrowmere"}}
	for plain, want := range map[string][]string{
		"Team inspectors: Ann Hale, Jansy Quellish and Ty Osbarne": {
			"Ann Hale: team inspector, Ofsted (inspectorate)", "Jansy Quellish: team inspector, Ofsted (inspectorate)", "Ty Osbarne: team inspector, Ofsted (inspectorate)",
		},
		"Lead inspector: Ann Hale HMI\n\nSenior data analysts: Piers Latham, Bea Osbarne\n\nQuality assurance manager: Carol Tench Senior HMI": {
			"Ann Hale: lead inspector, Ofsted (inspectorate)", "Piers Latham: senior data analyst, Ofsted (inspectorate)",
			"Bea Osbarne: senior data analyst, Ofsted (inspectorate)", "Carol Tench: quality assurance manager, Ofsted (inspectorate)",
		},
		"Lead inspector: Ann Hale\n\nHeadteacher: Piers Latham": {
			"Ann Hale: lead inspector, Ofsted (inspectorate)", "Piers Latham: headteacher (service)",
		},
		"His Majesty’s Inspectors for this visit were Ann Hale and Piers Latham.": {
			"Ann Hale: inspector, Ofsted (inspectorate)", "Piers Latham: inspector, Ofsted (inspectorate)",
		},
		"The visit was carried out by His Majesty’s Inspectors Ann Hale, Torvin Quellish and Piers Latham.": {
			"Ann Hale: inspector, Ofsted (inspectorate)", "Torvin Quellish: inspector, Ofsted (inspectorate)", "Piers Latham: inspector, Ofsted (inspectorate)",
		},
		"The inspectors were lead inspector Ann Hale and team inspectors Bea Osbarne and Piers Latham.": {
			"Ann Hale: lead inspector, Ofsted (inspectorate)", "Bea Osbarne: team inspector, Ofsted (inspectorate)", "Piers Latham: team inspector, Ofsted (inspectorate)",
		},
		"Team inspectors: Ann Hale (seconded), Piers Latham HMI (designate), Bea Osbarne": {
			"Ann Hale: team inspector, Ofsted (inspectorate)", "Piers Latham: team inspector, Ofsted (inspectorate)", "Bea Osbarne: team inspector, Ofsted (inspectorate)",
		},
		"Ann Hale, HMI and Piers Latham, HMI.": {
			"Ann Hale: HMI, Ofsted (inspectorate)", "Piers Latham: HMI, Ofsted (inspectorate)",
		},
		"Campaigners Ann Hale and Piers Latham met them.":                                        {"Ann Hale: campaigner (expert)", "Piers Latham: campaigner (expert)"},
		"Local residents Ann Hale and Piers Latham met them.":                                    {"Ann Hale: local resident (public)", "Piers Latham: local resident (public)"},
		"The inspectors were met by Ann Hale and Piers Latham.":                                  {"Ann Hale (other)", "Piers Latham (other)"},
		"Chair of governors at Nether Marsh School Ann Hale came.":                               {"Ann Hale: chair of governors, Nether Marsh School (provider)"},
		"Residents: 34\n\nManager: Alder Lodge":                                                  nil,
		"Strategic Director Harrowmere Council":                                                  nil,
		"The alliance (Adopt East RAA) met Adoption Support UK about Right Service, Right Time.": nil,
	} {
		people := Resolve(text.Parse(plain, nil, nil), nil, report)
		if got := rolesOf(people); !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", plain, got, want)
		}
	}
}
