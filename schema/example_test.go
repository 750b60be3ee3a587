package schema_test

import (
	"encoding/json"
	"fmt"
	"time"

	"docgen.example/docgen/schema"
)

// A customer is written and read without loss: numbers keep their spelling.
func Example() {
	signedUp := time.Date(2025, 3, 14, 9, 26, 53, 0, time.UTC)
	text, err := json.Marshal(schema.Customer{
		Identifiers: schema.CustomerIdentifiers{ID: new("usr_1")},
		Email:       new("mira@example.com"),
		CreatedAt:   schema.Timestamp(signedUp),
		Segments:    []schema.SegmentMembership{{ID: schema.Int(7)}},
	})
	fmt.Println(string(text), err)

	var customer schema.Customer
	err = json.Unmarshal(text, &customer)
	created, _ := customer.CreatedAt.Time()
	fmt.Println(created.Format(time.DateOnly), err)
	// Output:
	// {"identifiers":{"id":"usr_1"},"email":"mira@example.com","created_at":1741944413,"segments":[{"id":7}]} <nil>
	// 2025-03-14 <nil>
}
