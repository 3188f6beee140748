/**
 * Which PINs are too easily guessed. People choose by kinds (a run, a pattern, a birthday), so whole kinds are refused and
 * not a list: about an eighth of all six-digit numbers. Pure.
 */

const LENGTH = 6
/** Lines on a keypad of three by three, as fingers draw them. */
const KEYPAD_LINES = ['123', '456', '789', '147', '258', '369', '159', '357']
const DRAWN = [...KEYPAD_LINES, ...KEYPAD_LINES.map((line) => [...line].reverse().join(''))]
/** What people count by. Two numbers of three digits have some step between them always: of those, the round ones. */
const everyStep = Array.from({ length: 99 }, (_, i) => i + 1)
const STEPS = { 1: everyStep, 2: everyStep, 3: [1, 2, 5, 10, 11, 50, 100, 111] } as const

/** Six digits, none of those that are tried first. */
export function isFitPin(pin: string): boolean {
  return /^\d{6}$/.test(pin) && !easy.some((kind) => kind(pin))
}

const easy: readonly ((pin: string) => boolean)[] = [
  fewDigits,
  evenSteps,
  counted,
  repeated,
  pairsOrTriplets,
  mirrored,
  drawnOnKeypad,
  date,
]

/** 100100, 556555. */
function fewDigits(pin: string): boolean {
  return new Set(pin).size <= 2
}

/** 123456, 975319, 147036: each digit as far from the one before, past nine too. */
function evenSteps(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10)
  return new Set(steps).size === 1
}

/** 246810, 102030, 101112, 510152, 123124: numbers counted up or down and written after each other. */
function counted(pin: string): boolean {
  return ([1, 2, 3] as const).some((digits) => {
    const first = Number(pin.slice(0, digits))
    return STEPS[digits].some((step) => [step, -step].some((each) => series(first, each).startsWith(pin)))
  })
}

function series(first: number, step: number): string {
  let written = ''
  for (let next = first; next >= 0 && written.length < LENGTH; next += step) written += next
  return written
}

/** 121212, 407407. */
function repeated(pin: string): boolean {
  return /^(\d{1,3})\1+$/.test(pin)
}

/** 112233, 440099, 777222. */
function pairsOrTriplets(pin: string): boolean {
  return /^(\d)\1(\d)\2(\d)\3$/.test(pin) || /^(\d)\1\1(\d)\2\2$/.test(pin)
}

/** 123321. */
function mirrored(pin: string): boolean {
  return [...pin].reverse().join('') === pin
}

/** 147258, 789321. */
function drawnOnKeypad(pin: string): boolean {
  return DRAWN.includes(pin.slice(0, 3)) && DRAWN.includes(pin.slice(3))
}

/** A day as YYMMDD, DDMMYY or MMDDYY, or a month as YYYYMM or MMYYYY: somebody's birthday, in whatever order. */
function date(pin: string): boolean {
  const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number) as [number, number, number]
  const century = (n: number) => n === 19 || n === 20
  const month = (n: number) => n >= 1 && n <= 12
  return isDay(b, c) || isDay(b, a) || isDay(a, b) || (century(a) && month(c)) || (month(a) && century(b))
}

function isDay(month: number, day: number): boolean {
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= longest
}
