package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/report"
)

// mostSuspicions bounds how many misreadings a person is told.
const mostSuspicions = 12

// trialReport is a case that the validator gets wrong, as JSON.
type trialReport struct {
	Schema          string `json:"schema"`
	ID              string `json:"id"`
	File            string `json:"file"`
	Verdict         string `json:"verdict"`
	Fault           string `json:"fault"` // too-lax, too-strict or no-verdict
	Description     string `json:"description"`
	KeywordLocation string `json:"keywordLocation,omitempty"`
	Note            string `json:"note,omitempty"`
}

func (a *app) reportTrials(trials, wrong []*trial, sets []fixtureSet, printer *report.Printer) error {
	if printer.Format == report.JSON {
		faults := make([]trialReport, 0, len(wrong))
		for _, t := range wrong {
			faults = append(faults, trialReport{t.set, t.one.ID, t.one.File, string(t.one.Verdict), t.fault(), t.one.Description, t.one.KeywordLocation, t.note})
		}
		return a.answer(struct {
			Cases     int           `json:"cases"`
			Right     int           `json:"right"`
			Wrong     []trialReport `json:"wrong"`
			Suspicion []suspicion   `json:"suspicion"`
		}{len(trials), len(trials) - len(wrong), faults, suspicions(wrong, sets)})
	}
	for _, t := range wrong {
		text := map[string]string{"too-lax": "accepts, and should refuse", "too-strict": "refuses, and should accept", "no-verdict": t.note}[t.fault()]
		fmt.Fprintf(a.stdout, "%s %s/%s: %s: %s\n", printer.Paint.Bad(t.fault()), t.set, t.one.File, text, t.one.Description)
	}
	if printer.Format != report.Human {
		return nil
	}
	if err := a.table(trials); err != nil {
		return err
	}
	if blind := blindness(trials); blind != nil {
		printer.One(blind)
		return nil
	}
	if len(sets) > 1 && len(wrong) > 0 {
		a.say("these are the fixtures of %d schemas; for one of them: --fixtures %s", len(sets), filepath.ToSlash(sets[0].folder))
	}
	list := suspicions(wrong, sets)
	for i, s := range list {
		if i == mostSuspicions {
			fmt.Fprintf(a.stdout, "… and %d more such readings; --json has them all\n", len(list)-i)
			break
		}
		fmt.Fprintf(a.stdout, "%s: it seems that %s (%s, %s, %s)\n", s.Direction, s.Change, s.Schema, s.KeywordLocation, s.extent())
	}
	return nil
}

// blindness tells of a validator that gives every case the same verdict: most
// likely it does not run as it should. It is nil for others.
func blindness(trials []*trial) *problem.Problem {
	var wanted, accepted int // of those whose verdict is not free
	var refused *trial
	for _, t := range trials {
		switch {
		case t.free:
			continue
		case t.outcome == fails:
			return nil
		case t.outcome == accepts:
			accepted++
		case refused == nil && t.accept:
			refused = t
		}
		wanted++
	}
	switch {
	case wanted == 0:
		return nil
	case accepted == wanted:
		return &problem.Problem{Severity: problem.Warning, Message: "the command accepts every case", Help: "does it end with another exit code than 0 when it refuses?"}
	case accepted == 0:
		help := "does it run at all? try it on one of these files"
		if refused.said != "" {
			help = "does it run at all? it says: " + refused.said
		}
		return &problem.Problem{Severity: problem.Warning, Message: "the command refuses every case", Help: help}
	}
	return nil
}

// table prints how many of each group are right.
func (a *app) table(trials []*trial) error {
	w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "group\tcases\tright\ttoo lax\ttoo strict\tno verdict\t")
	for _, verdict := range manifest.Verdicts() {
		var cases, right, lax, strict, none int
		for _, t := range trials {
			if t.one.Verdict != verdict {
				continue
			}
			cases++
			switch {
			case t.right():
				right++
			case t.lax():
				lax++
			case t.strict():
				strict++
			default:
				none++
			}
		}
		if cases > 0 {
			fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t\n", verdict, cases, right, lax, strict, none)
		}
	}
	return w.Flush()
}

// suspicion is a misreading that would explain the validator's faults: it gets
// every case wrong that exposes the misreading.
type suspicion struct {
	Schema          string   `json:"schema"`
	Direction       string   `json:"direction"`
	Change          string   `json:"change"`
	KeywordLocation string   `json:"keywordLocation"`
	Cases           []string `json:"cases"` // the ids of the first twelve that it explains
}

// extent says how many cases it explains: of those that expose a misreading, a
// manifest names only the first.
func (s suspicion) extent() string {
	if len(s.Cases) < manifest.MostKillers {
		return count(len(s.Cases), "fixture")
	}
	return fmt.Sprintf("%d fixtures or more", len(s.Cases))
}

// suspicions returns the misreadings that explain the most, those that explain
// more first. One whose cases another explains too is left out.
func suspicions(wrong []*trial, sets []fixtureSet) []suspicion {
	isWrong := make(map[string]bool, len(wrong))
	for _, t := range wrong {
		isWrong[t.set+" "+t.one.ID] = true
	}
	list := []suspicion{}
	for _, s := range sets {
		if s.Coverage == nil {
			continue
		}
		for _, m := range s.Coverage.Mutants {
			all := len(m.Killers) > 0
			for _, id := range m.Killers {
				all = all && isWrong[s.Subject.Name+" "+id]
			}
			if all {
				list = append(list, suspicion{s.Subject.Name, string(m.Direction), m.Change, m.KeywordLocation, m.Killers})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b suspicion) int { return len(b.Cases) - len(a.Cases) })
	kept := list[:0:0]
	for _, s := range list {
		if !slices.ContainsFunc(kept, s.impliedBy) {
			kept = append(kept, s)
		}
	}
	return kept
}

// impliedBy tells whether other explains all that s does.
func (s suspicion) impliedBy(other suspicion) bool {
	if s.Schema != other.Schema || s.Direction != other.Direction {
		return false
	}
	for _, id := range s.Cases {
		if !slices.Contains(other.Cases, id) {
			return false
		}
	}
	return true
}
