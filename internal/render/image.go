package render

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"sync"
)

// image returns the picture that other sites show beside a link: the braces and
// the check mark of the icon, large. It has no text, so that it needs no font.
var imageOnce = sync.OnceValue(drawImage)

func drawImage() []byte {
	const width, height = 1200, 630
	ground, ink := color.NRGBA{0x0f, 0x6b, 0x64, 0xff}, color.NRGBA{0xfc, 0xfb, 0xf8, 0xff}
	img := imagePaletted(width, height, ground, ink)
	stroke := func(x1, y1, x2, y2 float64) {
		const steps, radius = 300, 17
		for i := 0; i <= steps; i++ {
			t := float64(i) / steps
			dot(img, int(x1+(x2-x1)*t), int(y1+(y2-y1)*t), radius)
		}
	}
	for _, side := range []float64{-1, 1} {
		x := 600 + side*170
		stroke(x+side*0, 130, x+side*50, 130)
		stroke(x+side*50, 130, x+side*80, 170)
		stroke(x+side*80, 170, x+side*80, 270)
		stroke(x+side*80, 270, x+side*120, 315)
		stroke(x+side*120, 315, x+side*80, 360)
		stroke(x+side*80, 360, x+side*80, 460)
		stroke(x+side*80, 460, x+side*50, 500)
		stroke(x+side*50, 500, x, 500)
	}
	stroke(490, 320, 570, 400)
	stroke(570, 400, 720, 225)
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, img); err != nil {
		return nil
	}
	return out.Bytes()
}

func imagePaletted(width, height int, ground, ink color.Color) *image.Paletted {
	return image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{ground, ink})
}

func dot(img *image.Paletted, x, y, radius int) {
	for dy := -radius; dy <= radius; dy++ {
		for dx := -radius; dx <= radius; dx++ {
			if dx*dx+dy*dy <= radius*radius {
				img.SetColorIndex(x+dx, y+dy, 1)
			}
		}
	}
}
