package report

import (
	"fmt"
	"strings"

	"docgen.example/docgen/internal/problem"
)

var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// annotation returns the problem as a workflow command of GitHub Actions.
func annotation(p *problem.Problem) string {
	var properties []string
	add := func(name, value string) {
		properties = append(properties, name+"="+escapeProperty.Replace(value))
	}
	if p.File != "" {
		add("file", p.File)
	}
	if p.File != "" && p.Line > 0 {
		add("line", fmt.Sprint(p.Line))
		add("col", fmt.Sprint(p.Column))
		add("endColumn", fmt.Sprint(p.Column+max(1, p.Width)))
	}
	if p.Code != "" {
		add("title", p.Code)
	}
	text := p.Message
	if p.HasPointer && p.Pointer != "" {
		text += " (" + string(p.Pointer) + ")"
	}
	if p.Help != "" {
		text += "\n" + p.Help
	}
	head := "::" + p.Severity.String()
	if len(properties) > 0 {
		head += " " + strings.Join(properties, ",")
	}
	return head + "::" + escapeData.Replace(text)
}
