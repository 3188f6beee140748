/** What the sources may not hold, since no screen shows it by standing still: bars to zooming, turning, pasting, and dragging. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(tsx|css)$/.test(file) && !file.includes('.test.'),
)
const holding = (forbidden: RegExp) => sources.filter((file) => forbidden.test(readFileSync(join('src', file), 'utf8')))

it('may be turned either way (1.3.4): neither the installed app nor a stylesheet holds to one orientation', () => {
  expect(JSON.parse(readFileSync('public/app.webmanifest', 'utf8')).orientation).toBe('any')
  expect(holding(/\(orientation:|lockOrientation|orientation\.lock/)).toEqual([])
})

it('may be enlarged (1.4.4): the page sets no limit to zooming', () => {
  expect(readFileSync('index.html', 'utf8')).not.toMatch(/maximum-scale|user-scalable/)
  expect(holding(/touch-action:\s*(none|pan)/)).toEqual([])
})

it('lets a passphrase be pasted (3.3.8): nothing listens to pasting or copying', () => {
  expect(holding(/onPaste|onCopy|onCut|user-select: none/)).toEqual([])
})

it('asks nobody to drag (2.5.7): there is no slider, and nothing follows a finger', () => {
  expect(holding(/onDrag|draggable|onPointerMove|onTouchMove|type="range"/)).toEqual([])
})

it('keeps the order of Tab (2.4.3): no element is put before its turn', () => {
  expect(holding(/tabIndex=\{?["']?[1-9]/)).toEqual([])
})

it('does nothing on the way down of a press (2.5.2), so that it can be taken back', () => {
  expect(holding(/onMouseDown|onPointerDown|onTouchStart/)).toEqual([])
})
