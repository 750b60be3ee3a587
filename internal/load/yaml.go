package load

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"docgen.example/docgen/internal/jsondoc"
)

// YAML reads source as one YAML document whose values are those of JSON: a
// plain scalar is null, a boolean or a number only where JSON would write it so
// (017, 1_000, dates and "no" are strings). Anchors and merge keys are resolved.
// The error is a *jsondoc.SyntaxError.
func YAML(name string, source []byte) (doc *jsondoc.Document, err error) {
	doc = &jsondoc.Document{Name: name, Source: source}
	defer func() {
		if r := recover(); r != nil { // the library panics on some broken texts
			err = &jsondoc.SyntaxError{Message: fmt.Sprintf("reading YAML: %v", r)}
		}
	}()
	decoder := yaml.NewDecoder(strings.NewReader(string(source)))
	var node yaml.Node
	if err := decoder.Decode(&node); err != nil {
		if err == io.EOF {
			return doc, &jsondoc.SyntaxError{Message: "there is no YAML here: the text is empty", Help: "put a value into it"}
		}
		return doc, yamlError(doc, err)
	}
	for {
		var second yaml.Node
		err := decoder.Decode(&second)
		if err == io.EOF {
			break
		}
		if err != nil {
			return doc, yamlError(doc, err)
		}
		if !isNothing(&second) {
			at := doc.Offset(jsondoc.Position{Line: second.Line, Column: second.Column})
			return doc, &jsondoc.SyntaxError{Span: jsondoc.Span{Start: at, End: at + 1}, Message: "a second YAML document begins here", Help: "a file holds one document; split the file"}
		}
	}
	c := yamlReader{doc: doc, budget: 10*len(source) + 100_000, open: map[*yaml.Node]bool{}}
	root, err := c.value(&node, 0)
	if err != nil {
		return doc, err
	}
	doc.Root = root
	return doc, nil
}

// isNothing tells whether a document is what stands behind a marker at the end of
// the text.
func isNothing(n *yaml.Node) bool {
	return n.Kind == yaml.DocumentNode && len(n.Content) == 1 && n.Content[0].Kind == yaml.ScalarNode && n.Content[0].Tag == "!!null" && n.Content[0].Value == ""
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

func yamlError(doc *jsondoc.Document, err error) error {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	e := &jsondoc.SyntaxError{Message: "reading YAML: " + text, Help: "indent with spaces, and quote texts that hold : or #"}
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		line, _ := strconv.Atoi(m[1])
		at := doc.Offset(jsondoc.Position{Line: line, Column: 1})
		e.Message = "reading YAML: " + m[2]
		text := doc.Line(line)
		e.Span = jsondoc.Span{Start: at, End: at + len(text)}
		if indent := text[:len(text)-len(strings.TrimLeft(text, " \t"))]; strings.Contains(indent, "\t") {
			e.Message, e.Help = "a tab indents this line", "indent with spaces: YAML takes no tabs there"
			e.Span.End = at + len(indent)
		}
	}
	return e
}

// yamlReader turns nodes into values. budget bounds how many values aliases may
// blow a text up to; open holds the nodes being read, to find cycles.
type yamlReader struct {
	doc    *jsondoc.Document
	budget int
	open   map[*yaml.Node]bool
}

func (c *yamlReader) fault(n *yaml.Node, message, help string) error {
	span := c.span(n)
	return &jsondoc.SyntaxError{Span: span, Message: message, Help: help}
}

func (c *yamlReader) span(n *yaml.Node) jsondoc.Span {
	start := c.doc.Offset(jsondoc.Position{Line: n.Line, Column: n.Column})
	end := start + len(n.Value)
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		end += 2
	}
	line := c.doc.Position(start).Line
	lineEnd := c.doc.Offset(jsondoc.Position{Line: line, Column: 1}) + len(c.doc.Line(line))
	return jsondoc.Span{Start: start, End: max(start, min(end, lineEnd))}
}

func (c *yamlReader) value(n *yaml.Node, depth int) (*jsondoc.Value, error) {
	if c.budget--; c.budget < 0 {
		return nil, c.fault(n, "aliases make this YAML grow without bound", "write the values out")
	}
	if depth > jsondoc.MaxDepth {
		return nil, c.fault(n, "the values nest too deep", "")
	}
	switch n.Kind {
	case yaml.DocumentNode:
		return c.value(n.Content[0], depth)
	case yaml.AliasNode:
		if c.open[n.Alias] {
			return nil, c.fault(n, "an alias that holds itself", "JSON has no cycles; write the value out")
		}
		return c.value(n.Alias, depth)
	case yaml.SequenceNode:
		return c.sequence(n, depth)
	case yaml.MappingNode:
		return c.mapping(n, depth)
	}
	v := scalar(n)
	v.Span = c.span(n)
	return v, nil
}

func (c *yamlReader) sequence(n *yaml.Node, depth int) (*jsondoc.Value, error) {
	c.open[n] = true
	defer delete(c.open, n)
	v := jsondoc.NewArray()
	v.Items = []*jsondoc.Value{}
	v.Span = c.span(n)
	for _, item := range n.Content {
		x, err := c.value(item, depth+1)
		if err != nil {
			return nil, err
		}
		v.Items = append(v.Items, x)
		v.Span.End = max(v.Span.End, x.Span.End)
	}
	return v, nil
}

func (c *yamlReader) mapping(n *yaml.Node, depth int) (*jsondoc.Value, error) {
	c.open[n] = true
	defer delete(c.open, n)
	v := jsondoc.NewObject()
	v.Members = []jsondoc.Member{}
	v.Span = c.span(n)
	var merged []*jsondoc.Value
	first := map[string]jsondoc.Span{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		for key.Kind == yaml.AliasNode {
			key = key.Alias
		}
		if key.Kind != yaml.ScalarNode {
			return nil, c.fault(key, "a member name that is no text", "names are strings in JSON")
		}
		x, err := c.value(n.Content[i+1], depth+1)
		if err != nil {
			return nil, err
		}
		if key.Value == "<<" && key.Style == 0 {
			merged = append(merged, x)
			continue
		}
		span := c.span(key)
		if earlier, again := first[key.Value]; again {
			c.doc.Duplicates = append(c.doc.Duplicates, jsondoc.Duplicate{Name: key.Value, First: earlier, Second: span})
		}
		first[key.Value] = span
		v.Members = append(v.Members, jsondoc.Member{Name: key.Value, NameSpan: span, Value: x})
		v.Span.End = max(v.Span.End, x.Span.End)
	}
	for _, m := range merged {
		merge(v, m)
	}
	return v, nil
}

// merge adds the members of from, an object or an array of objects, that v lacks.
func merge(v, from *jsondoc.Value) {
	for _, item := range from.Items {
		merge(v, item)
	}
	for _, m := range from.Members {
		if !v.Has(m.Name) {
			v.Members = append(v.Members, m)
		}
	}
}

var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?$`)

// plainTags say that a text in quotes is read as one without.
var plainTags = map[string]bool{"!!null": true, "!!bool": true, "!!int": true, "!!float": true}

// scalar reads a scalar by JSON's rules.
func scalar(n *yaml.Node) *jsondoc.Value {
	text := n.Value
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	quoted := n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if tagged := n.Style&yaml.TaggedStyle != 0; tagged && n.Tag == "!!str" || quoted && !(tagged && plainTags[n.Tag]) {
		return jsondoc.NewString(text)
	}
	switch text {
	case "", "~", "null", "Null", "NULL":
		return jsondoc.NewNull()
	case "true", "True", "TRUE":
		return jsondoc.NewBool(true)
	case "false", "False", "FALSE":
		return jsondoc.NewBool(false)
	}
	if jsonNumber.MatchString(text) {
		return jsondoc.NewNumber(text)
	}
	return jsondoc.NewString(text)
}
