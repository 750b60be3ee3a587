package build_test

import (
	"context"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/schema"
)

// customer is the input that "docgen build" has where there is no docgen.yaml.
func customer(tb testing.TB, score bool) build.Input {
	c, problems := config.Parse("docgen.yaml", schema.Config())
	if problems.HasErrors() {
		tb.Fatal(problems)
	}
	return build.Input{Config: c, Score: score, FS: fstest.MapFS{schema.File: {Data: schema.JSON()}}}
}

// BenchmarkCustomer is the main job, in memory: pages, fixtures, proofs.
func BenchmarkCustomer(b *testing.B) {
	for name, score := range map[string]bool{"scored": true, "not-scored": false} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := build.Run(context.Background(), customer(b, score)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
