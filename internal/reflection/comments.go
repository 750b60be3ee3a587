package reflection

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// commentKey names a type, or one of its fields.
type commentKey struct{ typeName, field string }

// readComments returns the first paragraph of the comment of each struct type
// and of each of its fields, on one line.
func readComments(files [][]byte) (map[commentKey]string, error) {
	comments := map[commentKey]string{}
	for _, source := range files {
		file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, declaration := range file.Decls {
			if types, ok := declaration.(*ast.GenDecl); ok && types.Tok == token.TYPE {
				addTypes(comments, types)
			}
		}
	}
	return comments, nil
}

func addTypes(comments map[commentKey]string, types *ast.GenDecl) {
	for _, spec := range types.Specs {
		named := spec.(*ast.TypeSpec)
		doc := named.Doc
		if doc == nil {
			doc = types.Doc
		}
		structure, ok := named.Type.(*ast.StructType)
		if !ok {
			continue
		}
		comments[commentKey{named.Name.Name, ""}] = firstParagraph(doc)
		for _, field := range structure.Fields.List {
			text := firstParagraph(field.Doc)
			if text == "" {
				text = firstParagraph(field.Comment)
			}
			for _, name := range field.Names {
				comments[commentKey{named.Name.Name, name.Name}] = text
			}
		}
	}
}

func firstParagraph(doc *ast.CommentGroup) string {
	paragraph, _, _ := strings.Cut(doc.Text(), "\n\n")
	return strings.Join(strings.Fields(paragraph), " ")
}
