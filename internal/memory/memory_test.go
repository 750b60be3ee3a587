package memory

import "testing"

func TestLimit(t *testing.T) {
	for live, want := range map[uint64]int64{0: aim, 100 << 20: aim, 200 << 20: 550 << 20, 600 << 20: 950 << 20, 1000 << 20: 1500 << 20, 5000 << 20: 7500 << 20} {
		if got := limit(live); got != want {
			t.Errorf("with %d bytes in use the limit is %d, want %d", live, got, want)
		}
	}
}
