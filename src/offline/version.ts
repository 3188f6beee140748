/** Which version this is, put in by the build (vite.config.ts); tests run unbuilt. */
declare const __VERSION__: string | undefined

export const version: string = typeof __VERSION__ === 'undefined' ? 'unbuilt' : __VERSION__

declare const __BUILT__: string | undefined

/** The day this was built, as far as its source knows (vite.config.ts): a civil date, and before every day where unbuilt. */
export const built: string = typeof __BUILT__ === 'undefined' ? '' : __BUILT__
