package main

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// progressAfter is how long a command runs before it shows how far it is;
// progressEvery is how often it does.
const (
	progressAfter = 300 * time.Millisecond
	progressEvery = 100 * time.Millisecond
)

// progress shows how far a command is, in one line on the terminal that is
// erased at the end. It is drawn by the clock: a step may take long. Libraries
// draw bars that move with their counts, and stay.
type progress struct {
	a     *app
	start time.Time
	over  chan struct{}

	mu          sync.Mutex
	done, total int
	what        string
	shown       bool
	ended       bool
}

func (a *app) startProgress() *progress {
	p := &progress{a: a, start: a.now(), over: make(chan struct{})}
	if a.terminal {
		go p.watch()
	}
	return p
}

// watch draws the line again and again.
func (p *progress) watch() {
	often := time.NewTicker(progressEvery)
	defer often.Stop()
	for {
		select {
		case <-p.over:
			return
		case now := <-often.C:
			if now.Sub(p.start) >= progressAfter {
				p.draw(now)
			}
		}
	}
}

// update says that done of total steps are done and what is being done.
func (p *progress) update(done, total int, what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total, p.what = done, total, what
}

// of returns a function that says how far the command is with what.
func (p *progress) of(what string) func(done, total int) {
	return func(done, total int) { p.update(done, total, what) }
}

func (p *progress) draw(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended || p.what == "" {
		return
	}
	p.shown = true
	const width = 24
	filled := 0
	if p.total > 0 {
		filled = min(width, p.done*width/p.total)
	}
	what := p.what
	if runes := []rune(what); len(runes) > 36 {
		what = "…" + string(runes[len(runes)-35:])
	}
	fmt.Fprintf(p.a.stderr, "\r\x1b[K[%s%s] %d/%d %s, %.0f s", strings.Repeat("=", filled), strings.Repeat(" ", width-filled), p.done, p.total, what, now.Sub(p.start).Seconds())
}

// stop erases the line, once.
func (p *progress) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return
	}
	p.ended = true
	close(p.over)
	if p.shown {
		fmt.Fprint(p.a.stderr, "\r\x1b[K")
	}
}
