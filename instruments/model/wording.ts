/** What a form says, in one language. Kept from how it is scored: the two have different owners and different rights. */

export interface WordingItem {
  readonly id: string
  readonly text: string
  /** Which of the pack's option lists answers it; left out for a written number. */
  readonly options?: string
}

export type AudioType = 'audio/ogg' | 'audio/mpeg' | 'audio/mp4'

/** A recording: a whole file, in base64 with padding. Ogg holds Opus, MPEG is MP3, MP4 holds AAC. */
export interface AudioClip {
  readonly type: AudioType
  readonly data: string
}

/** The sentences as somebody has read them, each part of it optional. A list of choices is recorded whole or not at all. */
export interface PackAudio {
  readonly instruction?: AudioClip
  readonly period?: AudioClip
  /** By item. */
  readonly items?: Readonly<Record<string, AudioClip>>
  /** By list, in the order of its choices. */
  readonly options?: Readonly<Record<string, readonly AudioClip[]>>
}

/** A wording pack: one JSON file, one form, one language. `checkPack` is the only reader. */
export interface WordingPack {
  /** The second may hold recordings; nothing else is different. */
  readonly format: 'mattstock-wording-1' | 'mattstock-wording-2'
  readonly form: string
  readonly version: string
  /** BCP 47, as `sv`. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** This project's own sentences: marked on every screen, result and print, and never sent in a live period. */
  readonly training: boolean
  readonly title: string
  readonly instruction: string
  readonly period: string
  readonly options: Readonly<Record<string, readonly string[]>>
  /** In the form's own order. */
  readonly items: readonly WordingItem[]
  /** The holder's line, shown to whoever answers. */
  readonly copyright: string
  readonly licence: {
    readonly text: string
    readonly grantedBy: string
    readonly grantedTo: string
    /** A civil date, or null for no end. */
    readonly validUntil: string | null
  }
  readonly source: string
  /** Only in the second format. Covered by the hash. */
  readonly audio?: PackAudio
  /** SHA-256 of `canonicalPack`, in hex: checked where it is given. */
  readonly sha256?: string
}
