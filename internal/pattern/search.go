package pattern

func search(want Want, src Source) (text string, found, impossible bool) { return "", false, false }
