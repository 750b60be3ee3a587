// Package pattern is regular expressions as JSON Schema means them: ECMA-262
// with the flag u (JSON Schema Core section 6.4, Validation section 6.3.3). It
// decides whether a text matches, finds texts that match one or several
// patterns and not others, finds texts that only nearly match, and says in words
// what a pattern asks for.
//
// A pattern that needs neither lookaround nor back references is decided by the
// standard library's linear-time engine, after an exact rewrite. The others go to
// a backtracking engine with a deadline, so that none hangs.
//
// What ECMA-262 refuses but authors write is read as they meant it: needless
// backslashes, \A and \z, (?i), (?P<name>…), \pL. Strict tells these apart.
package pattern

import (
	"errors"
	"fmt"
	"regexp"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// matchDeadline bounds one match in the backtracking engine.
const matchDeadline = 250 * time.Millisecond

// Pattern is a compiled regular expression, safe for concurrent use.
type Pattern struct {
	text   string
	tree   *node // nil when only an engine could read the text
	strict error

	linear       *regexp.Regexp  // set when the pattern is regular
	backtracking *regexp2.Regexp // set otherwise

	lengths sync.Map     // int → *planner, by the longest length that it knows
	slow    atomic.Int32 // how often the backtracking engine has missed its deadline
}

// UndecidedError says that matching was given up: the pattern backtracks
// for longer than its deadline on that text.
type UndecidedError struct {
	Pattern string
	Err     error
}

func (e *UndecidedError) Error() string {
	return fmt.Sprintf("matching %q: undecided: %v", e.Pattern, e.Err)
}

func (e *UndecidedError) Unwrap() error { return e.Err }

// compiled caches patterns by their text: a schema repeats them, and each is
// needed by several stages.
var (
	compiled sync.Map     // string → result
	kept     atomic.Int64 // bytes of the texts in it
)

type result struct {
	pattern *Pattern
	err     error
}

// Compile reads text as a regular expression. The error is a *SyntaxError.
// Patterns are cached: until Trim is called, the same text gives the same *Pattern.
func Compile(text string) (*Pattern, error) {
	if r, ok := compiled.Load(text); ok {
		return r.(result).pattern, r.(result).err
	}
	p, err := build(text)
	r, loaded := compiled.LoadOrStore(text, result{p, err})
	if !loaded {
		kept.Add(int64(len(text)))
	}
	return r.(result).pattern, r.(result).err
}

// Trim empties the cache where the texts of its patterns have more bytes than most
// in all: a program that goes through many schemas needs the patterns of few at a time.
func Trim(most int) {
	if kept.Load() > int64(most) {
		compiled.Clear()
		kept.Store(0)
	}
}

// Strict returns nil when text is a regular expression by ECMA-262 with the flag
// u, and else a *SyntaxError. It is what the format "regex" asks.
func Strict(text string) error {
	_, strict, err := parse(text)
	if err != nil {
		return err
	}
	return strict
}

// MaxLength bounds a pattern, in bytes: what is made of one takes a hundred times
// as many. Compile refuses those that are longer.
const MaxLength = 1 << 20

func build(text string) (*Pattern, error) {
	if len(text) > MaxLength {
		return nil, &SyntaxError{Text: text[:64] + "…", Message: fmt.Sprintf("it has %d bytes, more than the %d that docgen reads", len(text), MaxLength)}
	}
	p := &Pattern{text: text}
	tree, strict, err := parse(text)
	p.strict = strict
	if err != nil { // another dialect, perhaps: possessive or POSIX forms
		if p.linear, _ = regexp.Compile(text); p.linear != nil {
			return p, nil
		}
		return nil, err
	}
	p.tree = tree
	if regular(tree) {
		if p.linear, err = regexp.Compile(re2(tree)); err == nil {
			return p, nil
		}
	}
	source := text
	if strict != nil {
		source = ecma(tree)
	}
	p.backtracking, err = regexp2.Compile(source, regexp2.ECMAScript|regexp2.Unicode)
	if err != nil && source == text {
		p.backtracking, err = regexp2.Compile(ecma(tree), regexp2.ECMAScript|regexp2.Unicode)
	}
	if err != nil {
		return nil, &SyntaxError{Text: text, Message: "no engine takes it: " + err.Error()}
	}
	p.backtracking.MatchTimeout = matchDeadline
	return p, nil
}

// regular tells whether a finite automaton can decide the pattern.
func regular(tree *node) bool {
	return !tree.some(func(n *node) bool { return n.op == opBackref || n.op == opLook })
}

// String returns the pattern as its author wrote it.
func (p *Pattern) String() string { return p.text }

// Strict returns why ECMA-262 with the flag u refuses the pattern, or nil.
func (p *Pattern) Strict() error { return p.strict }

// Match tells whether some part of text matches, as the keyword "pattern" asks.
// The error is an *UndecidedError.
func (p *Pattern) Match(text string) (bool, error) {
	if p.linear != nil {
		return p.linear.MatchString(text), nil
	}
	if p.slow.Load() < maxSlow {
		ok, err := p.backtracking.MatchString(text)
		if err == nil {
			return ok, nil
		}
		p.slow.Add(1)
	}
	if ok, decided := p.simulate(text); decided {
		return ok, nil
	}
	return false, &UndecidedError{Pattern: p.text, Err: errSlow}
}

// maxSlow is after how many missed deadlines a pattern is not given to the
// backtracking engine again.
const maxSlow = 4

var errSlow = errors.New("it backtracks for too long")

// matches is Match with undecided as no.
func (p *Pattern) matches(text string) bool {
	ok, err := p.Match(text)
	return ok && err == nil
}

// misses tells whether text surely does not match.
func (p *Pattern) misses(text string) bool {
	ok, err := p.Match(text)
	return !ok && err == nil
}
