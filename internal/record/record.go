// Package record makes streams of instances of a schema. Record i is a function
// of the schema, the seed and i alone: a stream can be cut into shards, made in
// any order and on any number of machines, and comes out the same.
//
// Records are right by construction and checked once by docgen's own evaluator.
// A share of them can be made invalid, by one change to a valid record.
package record

import (
	"fmt"
	"hash/fnv"
	"math"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/instance"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// Options say what a stream is like.
type Options struct {
	Seed        uint64
	InvalidRate float64 // share of invalid records, from 0 to 1
	Hints       []instance.Hint
}

// Stream makes the records of one schema. It is safe for concurrent use.
type Stream struct {
	root      *model.Schema
	builder   *instance.Builder
	evaluator *evaluate.Evaluator
	opts      Options
}

// New returns the stream of root's records.
func New(root *model.Schema, opts Options) *Stream {
	return &Stream{
		root:      root,
		builder:   instance.New(root, instance.Options{}),
		evaluator: evaluate.New(evaluate.Options{}),
		opts:      opts,
	}
}

// Record returns record i and whether it is valid. The error says why the
// schema has no such record; it is an *instance.NotGeneratedError or an
// *UnbreakableError.
func (s *Stream) Record(i uint64) (*jsondoc.Value, bool, error) {
	draw := newDraw(s.opts.Seed, i)
	want := instance.Want{Style: style(draw.next()), Seed: fmt.Sprintf("record %d of %d", i, s.opts.Seed), Hints: s.opts.Hints}
	broken := s.opts.InvalidRate > 0 && draw.fraction() < s.opts.InvalidRate
	v, err := s.builder.Build(want)
	if err != nil && want.Style != instance.Minimal {
		want.Style = instance.Minimal // the least that must be may still be possible
		v, err = s.builder.Build(want)
	}
	if err != nil || !broken {
		return v, true, err
	}
	v, err = s.breakOnce(v, draw)
	return v, false, err
}

// style picks how much of what is optional a record has: most have much of it.
func style(n uint64) instance.Style {
	switch n % 20 {
	case 0, 1, 2:
		return instance.Minimal
	case 3, 4, 5, 6, 7:
		return instance.Full
	}
	return instance.Typical
}

// draw is a sequence of numbers that depends on a seed and an index alone.
type draw struct{ state uint64 }

func newDraw(seed, i uint64) *draw {
	h := fnv.New64a()
	var b [16]byte
	for n := range 8 {
		b[n], b[8+n] = byte(seed>>(8*n)), byte(i>>(8*n))
	}
	h.Write(b[:])
	return &draw{h.Sum64()}
}

// next is SplitMix64.
func (d *draw) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// fraction returns a number from 0 up to, not including, 1.
func (d *draw) fraction() float64 { return float64(d.next()>>11) / math.Exp2(53) }

// below returns a number from 0 up to, not including, n.
func (d *draw) below(n int) int { return int(d.next() % uint64(n)) }
