package validate

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// checkDate follows full-date of RFC 3339 section 5.6.
func checkDate(text string) error {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return errors.New("it must have the shape 2006-01-02")
	}
	year, okY := decimal(text[:4])
	month, okM := decimal(text[5:7])
	day, okD := decimal(text[8:])
	switch {
	case !okY || !okM || !okD:
		return errors.New("it must have the shape 2006-01-02")
	case month < 1 || month > 12:
		return errors.New("there is no month " + text[5:7])
	case day < 1 || day > daysIn(year, month):
		return errors.New("there is no day " + text[8:] + " in the month " + text[:7])
	}
	return nil
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// decimal reads digits and nothing else.
func decimal(text string) (int, bool) {
	if digits(text) != len(text) {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}

// checkTime follows full-time of RFC 3339 section 5.6; a leap second must be
// the last of a day in UTC (section 5.7).
func checkTime(text string) error {
	if len(text) < 9 {
		return errors.New("it must have the shape 15:04:05Z or 15:04:05+07:00")
	}
	hour, minute, err := clock(text[:5])
	second, ok := decimal(text[6:8])
	switch {
	case err != nil:
		return err
	case text[5] != ':' || !ok:
		return errors.New("it must have the shape 15:04:05Z or 15:04:05+07:00")
	case second > 60:
		return errors.New("there is no second " + text[6:8])
	}
	rest := text[8:]
	if rest[0] == '.' {
		n := digits(rest[1:])
		if n == 0 {
			return errors.New("the fraction of the second has no digits")
		}
		rest = rest[1+n:]
	}
	offset, err := timeOffset(rest)
	if err != nil {
		return err
	}
	const day = 24 * 60
	if utc := (hour*60 + minute - offset + day) % day; second == 60 && utc != day-1 {
		return errors.New("a leap second can only be 23:59:60 in UTC")
	}
	return nil
}

// clock reads hours and minutes: "15:04".
func clock(text string) (hour, minute int, err error) {
	hour, okH := decimal(text[:2])
	minute, okM := decimal(text[3:])
	switch {
	case !okH || !okM || text[2] != ':':
		return 0, 0, errors.New("hours and minutes must have the shape 15:04")
	case hour > 23 || minute > 59:
		return 0, 0, errors.New("there is no time " + text)
	}
	return hour, minute, nil
}

// timeOffset reads time-offset, in minutes.
func timeOffset(text string) (int, error) {
	if text == "Z" || text == "z" {
		return 0, nil
	}
	if len(text) != 6 || text[0] != '+' && text[0] != '-' {
		return 0, errors.New("it must end with Z or an offset such as +07:00")
	}
	hour, minute, err := clock(text[1:])
	if text[0] == '-' {
		return -(hour*60 + minute), err
	}
	return hour*60 + minute, err
}

// checkDateTime follows date-time of RFC 3339 section 5.6.
func checkDateTime(text string) error {
	if len(text) < 11 || !strings.ContainsRune("Tt", rune(text[10])) {
		return errors.New("it must have the shape 2006-01-02T15:04:05Z")
	}
	if err := checkDate(text[:10]); err != nil {
		return err
	}
	return checkTime(text[11:])
}

var durationSyntax = func() *regexp.Regexp {
	clock := `T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)`
	date := `(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)`
	return regexp.MustCompile(`\AP(?:\d+W|` + date + `(?:` + clock + `)?|` + clock + `)\z`)
}()

// checkDuration follows duration of RFC 3339 appendix A.
func checkDuration(text string) error {
	if !durationSyntax.MatchString(text) {
		return errors.New("it must have the shape P1Y2M3DT4H5M6S or P7W, without gaps between units")
	}
	return nil
}
