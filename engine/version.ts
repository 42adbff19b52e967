import packageFile from '../package.json' with { type: 'json' };

/** Version of the engine, stored with every run and printed in every manifest. */
export const ENGINE_VERSION: string = packageFile.version;
