export type Language = 'zh' | 'en';

/** What the units above the counties are. */
export type Above = 'prefecture' | 'province';
