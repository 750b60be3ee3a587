// Package architecture holds the rules of ARCHITECTURE.md as tests: who imports
// whom, who imports which library, who may write to disk, and that nothing
// reads a clock or global randomness.
package architecture
