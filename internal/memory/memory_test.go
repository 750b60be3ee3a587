package memory

import "testing"

func TestGrowth(t *testing.T) {
	for live, want := range map[uint64]int{0: most, 1 << 20: most, 100 << 20: most, 280 << 20: 100, 500 << 20: least, aim: least, 4 << 30: least} {
		if got := growth(live); got != want {
			t.Errorf("with %d bytes in use it may grow by %d %%, want %d %%", live, got, want)
		}
	}
}
