package config

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"docgen.example/docgen/internal/filename"
	"docgen.example/docgen/internal/jsondoc"
)

type reader = func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value)

func text(into *string) reader {
	return func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) {
		if d.want(at, v, jsondoc.String, "a text") {
			*into = v.Text
		}
	}
}

func texts(into *[]string) reader {
	return func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) {
		if !d.want(at, v, jsondoc.Array, "a list of texts") {
			return
		}
		for i, item := range v.Items {
			if d.want(at.Index(i), item, jsondoc.String, "a text") {
				*into = append(*into, item.Text)
			}
		}
	}
}

func path(into *string) reader {
	return func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) {
		if !d.want(at, v, jsondoc.String, "a path") {
			return
		}
		switch {
		case v.Text == "":
			d.fault(at, v, label(at)+" is empty").Advised("name a path, relative to the folder of this file")
		case strings.ContainsRune(v.Text, '\\'):
			d.fault(at, v, label(at)+" has a backslash").Advised("write paths with slashes, on Windows too")
		default:
			*into = v.Text
		}
	}
}

func link(into *string) reader {
	return func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) {
		if !d.want(at, v, jsondoc.String, "a URL") {
			return
		}
		if !IsWebURL(v.Text) {
			d.fault(at, v, fmt.Sprintf("%s is no web address: %q", label(at), v.Text)).Advised("it begins with https:// or http://")
			return
		}
		*into = v.Text
	}
}

// IsWebURL tells whether text is an absolute http or https URL.
func IsWebURL(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

func date(into *string) reader {
	return func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) {
		if !d.want(at, v, jsondoc.String, "a date") {
			return
		}
		if _, err := time.Parse(time.DateOnly, v.Text); err != nil {
			d.fault(at, v, fmt.Sprintf("%s is no date: %q", label(at), v.Text)).Advised("write it as 2025-12-31")
			return
		}
		*into = v.Text
	}
}

// name takes a text that can be a folder's name everywhere and part of a URL as it is.
func name(into *string) reader {
	return func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) {
		if !d.want(at, v, jsondoc.String, "a name") {
			return
		}
		for i, r := range v.Text {
			if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || i > 0 && strings.ContainsRune("._-", r)) {
				d.fault(at, v, fmt.Sprintf("%s cannot be the name of a folder: %q", label(at), v.Text)).Advised("use lower-case letters, digits, dots, dashes and underscores")
				return
			}
		}
		switch {
		case v.Text == "":
			d.fault(at, v, "name is empty").Advised("leave it out, and the file's name is taken")
		case strings.HasSuffix(v.Text, ".") || filename.IsDevice(v.Text):
			d.fault(at, v, fmt.Sprintf("%s cannot be the name of a folder on Windows: %q", label(at), v.Text)).Advised("take another")
		default:
			*into = v.Text
		}
	}
}

func oneOf(into *string, values ...string) reader {
	return func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) {
		choices := strings.Join(values, " or ")
		switch {
		case !d.want(at, v, jsondoc.String, choices):
		case !slices.Contains(values, v.Text):
			d.fault(at, v, fmt.Sprintf("%s is %q", label(at), v.Text)).Advised("write " + choices)
		default:
			*into = v.Text
		}
	}
}

func number[T int | uint64](into *T, least int64) reader {
	return func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) {
		n, ok := v.Int64()
		if !ok || n < least {
			d.fault(at, v, fmt.Sprintf("%s must be a whole number from %d on", label(at), least))
			return
		}
		*into = T(n)
	}
}
