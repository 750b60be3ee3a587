package render

import "testing"

func TestNamesInTablesMayBreak(t *testing.T) {
	for name, want := range map[string]string{
		"CustomerIdentifiers":   "Customer<wbr>Identifiers",
		"segment_memberships":   "segment_memberships",
		"order.delivery.street": "order.<wbr>delivery.<wbr>street",
		"#/definitions/address": "#/definitions/<wbr>address",
		"getHTTPResponseCode":   "getHTTPResponse<wbr>Code",
		"https://example.com/a": "https://<wbr>example.<wbr>com/a",
		"shortName":             "shortName",
		"größeDerSendung":       "größe<wbr>DerSendung",
	} {
		w := &writer{narrow: true}
		if w.named(name); string(w.buf) != want {
			t.Errorf("%s: %s, want %s", name, w.buf, want)
		}
		w = &writer{}
		if w.named(name); string(w.buf) != name && string(w.buf) != "<bdi>"+name+"</bdi>" {
			t.Errorf("%s is broken outside of tables: %s", name, w.buf)
		}
	}
}
