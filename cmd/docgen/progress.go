package main

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// progressAfter is how long a command runs before it shows how far it is.
const progressAfter = 300 * time.Millisecond

// progress shows how far a command is, in one line on the terminal that is
// erased at the end.
type progress struct {
	a     *app
	start time.Time
	mu    sync.Mutex
	last  time.Time
	shown bool
	ended bool
}

func (a *app) startProgress() *progress { return &progress{a: a, start: a.now()} }

// update says that done of total steps are done and what is being done.
func (p *progress) update(done, total int, what string) {
	if !p.a.terminal {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.a.now()
	if p.ended || now.Sub(p.start) < progressAfter || now.Sub(p.last) < 50*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	const width = 24
	filled := 0
	if total > 0 {
		filled = min(width, done*width/total)
	}
	if runes := []rune(what); len(runes) > 36 {
		what = "…" + string(runes[len(runes)-35:])
	}
	fmt.Fprintf(p.a.stderr, "\r\x1b[K[%s%s] %d/%d %s", strings.Repeat("=", filled), strings.Repeat(" ", width-filled), done, total, what)
}

// stop erases the line.
func (p *progress) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.a.stderr, "\r\x1b[K")
	}
	p.ended = true
}
