package build

import (
	"context"
	"fmt"
	"path"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/render"
)

// press makes the files of all schemas: the fixtures of each as soon as they are
// proved, its pages when the fixtures of all that its pages lead to are known.
type press struct {
	in       *Input
	set      *load.Set
	subjects []*subject
	inputs   []*docs.SchemaInput // what the pages are made of, by the subject's number
	renderer *render.Renderer
	maker    *docs.Maker
	pages    *render.Run
	groups   []*group
	groupOf  []*group // by the subject's number
	beside   int      // bytes on the site beside the pages of the schema that was published last

	reading sync.Mutex // guards set

	mu       sync.Mutex // guards all that follows, and pages are made one at a time
	done     int        // subjects
	sets     []*fixture.Listed
	measured bool
	lax      manifest.Score
	strict   manifest.Score
	summary  Summary
	problems problem.List // that are of no schema
	err      error        // the first that stopped the work
	panicked any          // what a worker panicked with
}

// alone tells whether there is one schema only.
func (p *press) alone() bool { return len(p.subjects) == 1 }

// stopped tells whether the only schema is unfit: there is nothing to write.
func (p *press) stopped() bool { return p.alone() && p.subjects[0].fault }

// start settles what of the pages can be settled before the fixtures are known.
func (p *press) start() error {
	var err error
	if p.renderer, err = render.New(overlay(p.in.Templates)); err != nil {
		return err
	}
	said := p.verdicts()
	for _, s := range p.subjects {
		page := s.page()
		page.Verdicts = said[s.name]
		p.inputs = append(p.inputs, page)
		if s.doc != nil {
			p.summary.Schemas++
		}
	}
	p.begin()
	p.groupOf, p.sets = make([]*group, len(p.subjects)), make([]*fixture.Listed, len(p.subjects))
	for _, numbers := range p.maker.Groups() {
		g := &group{numbers: numbers, waiting: len(numbers)}
		for _, n := range numbers {
			g.members = append(g.members, p.subjects[n])
			p.groupOf[n] = g
		}
		p.groups = append(p.groups, g)
	}
	if len(p.groups) > 1 {
		p.postpone()
	}
	return nil
}

// begin starts the site, of which there are no pages yet.
func (p *press) begin() {
	p.maker = docs.Start(docs.Input{Title: p.in.Config.Title, BaseURL: p.in.Config.BaseURL, Playground: p.in.Playground != nil, Schemas: p.inputs})
	p.pages = p.renderer.Begin(p.maker.Site())
}

// run works through the subjects, some side by side, and then makes what is about
// all of them.
func (p *press) run(ctx context.Context) error {
	queue := make(chan *subject)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 8, len(p.subjects)) {
		workers.Go(func() {
			for s := range queue {
				p.work(ctx, s)
			}
		})
	}
	for _, g := range p.groups {
		for _, s := range g.members {
			if ctx.Err() == nil && !p.failed() {
				queue <- s
			}
		}
	}
	close(queue)
	workers.Wait()
	switch {
	case p.panicked != nil:
		panic(p.panicked)
	case p.err != nil:
		return p.err
	case ctx.Err() != nil || p.stopped():
		return ctx.Err()
	}
	return p.finish()
}

func (p *press) failed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.err != nil || p.panicked != nil
}

// work makes and proves the fixtures of a schema, and hands on what is ready.
func (p *press) work(ctx context.Context, s *subject) {
	defer func() {
		if r := recover(); r != nil {
			p.mu.Lock()
			p.panicked = fmt.Sprintf("%v\n%s", r, debug.Stack())
			p.mu.Unlock()
		}
	}()
	p.tell("fixtures of " + s.name)
	if p.open(p.groupOf[s.number]); !p.alone() {
		s.check()
	}
	s.prove(ctx, p.in)
	err := ctx.Err()
	if s.fault = s.failed(); err == nil && !p.stopped() {
		err = p.take(s)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done++; p.err == nil {
		p.err = err
	}
}

// tell says what is being done for the subjects.
func (p *press) tell(what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.in.progress(p.done, len(p.subjects), what)
}

// take hands on the fixtures of a schema, and makes the pages for which they are
// the last thing needed.
func (p *press) take(s *subject) error {
	if s.set != nil {
		if err := p.publish(s); err != nil {
			return err
		}
	}
	p.history(s)
	p.inputs[s.number].Problems, p.inputs[s.number].Declined = s.problems, s.declined
	p.mu.Lock()
	defer p.mu.Unlock()
	g := p.groupOf[s.number]
	if g.waiting--; g.waiting > 0 {
		return nil
	}
	if !p.alone() {
		p.in.progress(p.done, len(p.subjects), "pages of "+s.name)
	}
	var err error
	if p.proportioned() {
		err = p.fit()
	}
	if err == nil {
		part := p.maker.Make(g.numbers)
		for _, f := range part.Failed {
			p.subjects[f.Schema].failedOn(f.Problem)
		}
		err = p.print(part, p.in.Site)
	}
	p.close(g)
	return err
}

// mostHeld is how many bytes of pages are rendered before they are put.
const mostHeld = 1 << 20

// print renders pages, and puts them with their files into a sink.
func (p *press) print(part docs.Part, into output.Sink) error {
	var files []output.File
	for _, f := range part.Files {
		files = append(files, output.File(f))
	}
	held := 0
	for i, page := range part.Pages {
		if p.alone() {
			p.in.progress(i, len(part.Pages), "page "+page.Path)
		}
		made, err := p.pages.Page(page)
		if err != nil {
			return err
		}
		page.Forget()
		p.summary.Pages++
		for _, f := range made {
			files = append(files, output.File(f))
			held += len(f.Data)
		}
		if held > mostHeld {
			if err := into.Put(files...); err != nil {
				return err
			}
			files, held = nil, 0
		}
	}
	return into.Put(files...)
}

// finish makes what is about all schemas: the site's own pages, what is beside the
// pages, and the Go package around the fixtures.
func (p *press) finish() error {
	p.in.progress(p.done, len(p.subjects), "the pages about all of it")
	var sets []*fixture.Listed
	for _, set := range p.sets {
		if set != nil {
			sets = append(sets, set)
		}
	}
	from := overlay(p.in.Templates)
	common, err := fixture.Common(from, ownGoTemplates(p.in.Templates), sets)
	if err == nil {
		err = put(p.in.Fixtures, "", common)
	}
	if err == nil {
		err = p.bind(p.in.Site)
	}
	if err != nil {
		return err
	}
	if p.measured {
		p.summary.ScoreLines = []string{scoreLine("too lax", p.lax), scoreLine("too strict", p.strict)}
	}
	sums, err := templateSums(from)
	if err != nil {
		return err
	}
	files := []output.File{{Path: sumsName, Data: sums}}
	if p.in.Playground != nil {
		program, err := playgroundProgram(p.in.Playground)
		if err != nil {
			return err
		}
		files = append(files, program...)
	}
	return p.in.Site.Put(files...)
}

// bind makes the site's own pages, and what is beside the pages.
func (p *press) bind(into output.Sink) error {
	if err := p.print(p.maker.Finish(), into); err != nil {
		return err
	}
	var files []output.File
	for _, f := range p.pages.Finish() {
		files = append(files, output.File(f))
		if strings.HasSuffix(f.Path, ".html") {
			p.summary.Pages++
		}
	}
	return into.Put(files...)
}

// page returns what the pages tell of the schema, but for its fixtures.
func (s *subject) page() *docs.SchemaInput {
	return &docs.SchemaInput{
		Name: s.name, Document: s.doc, FileName: path.Base(s.path), Bytes: s.source, Digest: digestOf(s.source),
		Title: s.entry.Title, Breadcrumb: s.entry.Breadcrumb, Tags: s.entry.Tags, SourceURL: s.entry.Source,
		Publisher: s.entry.Publisher, Published: s.entry.Published, Retrieved: s.entry.Retrieved, Version: s.entry.Version, License: s.entry.License,
	}
}
