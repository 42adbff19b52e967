import { z } from 'zod';

// Before any schema is built: the page forbids eval, which zod would try for speed.
z.config({ jitless: true });

export { z };
