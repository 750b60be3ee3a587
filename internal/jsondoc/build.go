package jsondoc

import "strconv"

// NewNull returns null.
func NewNull() *Value { return &Value{Kind: Null} }

// NewBool returns true or false.
func NewBool(b bool) *Value { return &Value{Kind: Bool, Bool: b} }

// NewString returns a string with the given text.
func NewString(text string) *Value { return &Value{Kind: String, Text: text} }

// NewInt returns an integer.
func NewInt(n int64) *Value { return &Value{Kind: Number, Text: strconv.FormatInt(n, 10)} }

// NewNumber returns the number that literal spells; literal must be a JSON number.
func NewNumber(literal string) *Value { return &Value{Kind: Number, Text: literal} }

// NewArray returns an array of items, which it keeps.
func NewArray(items ...*Value) *Value { return &Value{Kind: Array, Items: items} }

// NewObject returns an object of members, which it keeps.
func NewObject(members ...Member) *Value { return &Value{Kind: Object, Members: members} }

// M is short for a Member without a place.
func M(name string, value *Value) Member { return Member{Name: name, Value: value} }
