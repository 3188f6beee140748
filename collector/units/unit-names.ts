/** Names of units as people see them: two that look the same are one name, and what cannot be seen is no part of one. */

export const longestUnitName = 80

/** As it is kept and shown: one space between words, no character that only turns the direction or does nothing. */
export function shownName(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\u200b\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Equal for names that look the same; empty for one that shows nothing. */
export function lookOf(name: string): string {
  const seen = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/\s+/gu, ' ')
    .trim()
  return [...seen].map((letter) => lookalikes.get(letter) ?? letter).join('')
}

// Letters of other alphabets that cannot be told from ours, small or capital; and those of ours that cannot be told apart.
const lookalikes = new Map(
  'аa вb еe кk мm нh о0 рp сc тt уy хx і1 ѕs јj αa βb εe ζz ηh ι1 κk μm νv ο0 ρp τt υy χx o0 i1 l1 |1'
    .split(' ')
    .map((pair) => [pair[0] ?? '', pair[1] ?? '']),
)
