package schema

import "encoding/json"

// The first paragraph of a comment here is the description in the published
// schema, word for word.

// A customer profile in Customer.io representing a person in your audience with
// attributes, device information, and segment membership.
//
// It is the root of the schema.
type Customer struct {
	Identifiers CustomerIdentifiers `json:"identifiers"`

	// The customer email address used for email messaging.
	Email *string `json:"email,omitempty" jsonschema:"format=email"`

	// A UNIX timestamp representing when the customer was first identified.
	CreatedAt Integer `json:"created_at,omitzero"`

	// An anonymous identifier used to associate pre-identification events with
	// this customer.
	AnonymousID *string `json:"anonymous_id,omitempty"`

	// Custom attributes on the customer profile. These can be any key-value pairs
	// set via the Track or Pipelines APIs.
	//
	// Numbers are json.Number, so that large ones keep their digits.
	Attributes map[string]any `json:"attributes,omitzero" jsonschema_extras:"additionalProperties=true"`

	// Whether the customer has unsubscribed from marketing messages.
	Unsubscribed *bool `json:"unsubscribed,omitempty"`

	// Push notification devices associated with this customer.
	Devices []Device `json:"devices,omitzero"`

	// Segments the customer belongs to.
	Segments []SegmentMembership `json:"segments,omitzero"`

	// Extra holds the properties that the schema does not name.
	Extra Extra `json:"-"`
}

// Identifiers used to uniquely reference a customer in Customer.io.
type CustomerIdentifiers struct {
	// The primary customer identifier in your system.
	ID *string `json:"id,omitempty"`

	// The customer email address, which can serve as a primary identifier.
	Email *string `json:"email,omitempty" jsonschema:"format=email"`

	// The Customer.io internal identifier automatically assigned to each customer.
	CioID *string `json:"cio_id,omitempty" jsonschema:"pattern=^[0-9a-f]+$"`

	// Extra holds the properties that the schema does not name.
	Extra Extra `json:"-"`
}

// A push notification device associated with a customer.
type Device struct {
	// The unique device token.
	ID string `json:"id"`

	// The device platform.
	Platform Platform `json:"platform" jsonschema:"enum=ios,enum=android"`

	// A UNIX timestamp of when the device was last used.
	LastUsed Integer `json:"last_used,omitzero"`

	// Extra holds the properties that the schema does not name.
	Extra Extra `json:"-"`
}

// A segment that the customer belongs to.
type SegmentMembership struct {
	// The segment identifier.
	ID Integer `json:"id,omitzero"`

	// The segment name.
	Name *string `json:"name,omitempty"`

	// Extra holds the properties that the schema does not name.
	Extra Extra `json:"-"`
}

// Platform is the operating system of a device.
type Platform string

// The platforms.
const (
	IOS     Platform = "ios"
	Android Platform = "android"
)

// Extra holds properties that a schema does not name, as they were written.
type Extra map[string]json.RawMessage
