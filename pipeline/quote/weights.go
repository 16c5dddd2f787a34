package quote

// A table holds small weights for hashed features: a row of stride labels for
// each of a power of two of buckets. Features that fall into one bucket share it.
type table struct {
	rows   []int8
	stride int
	mask   uint32
	scale  float32 // of one step of a weight
}

// row is the weights of a feature.
func (t *table) row(feature uint32) []int8 {
	at := int(feature&t.mask) * t.stride
	return t.rows[at : at+t.stride : at+t.stride]
}

// mix hashes a template and two values into a feature.
func mix(template, a, b uint32) uint32 {
	h := (a+template*0x9E3779B1)*0x85EBCA6B ^ (b+0x7F4A7C15)*0xC2B2AE35
	h ^= h >> 15
	h *= 0x2C1B3C6D
	return h ^ h>>13
}

// mix3 hashes a template and three values.
func mix3(template, a, b, c uint32) uint32 { return mix(template, a, mix(template, b, c)) }

// quantise makes a table of int8 steps out of weights.
func quantise(weights []float32, stride int) table {
	most := float32(0)
	for _, w := range weights {
		most = max(most, w, -w)
	}
	t := table{rows: make([]int8, len(weights)), stride: stride, mask: uint32(len(weights)/stride - 1), scale: most / 127}
	if most == 0 {
		return t
	}
	for i, w := range weights {
		step := w / t.scale
		if step < 0 {
			t.rows[i] = int8(step - 0.5)
		} else {
			t.rows[i] = int8(step + 0.5)
		}
	}
	return t
}
