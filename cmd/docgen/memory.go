package main

import "runtime/debug"

// memoryAim is what the process tries to stay below, in bytes: a catalogue of
// many schemas holds all its files until they are written together.
const memoryAim = 900 << 20

func init() { debug.SetMemoryLimit(memoryAim) }
