import type { HandlerContext, Handlers } from './context.ts';

export function travelHandlers({ pool, session }: HandlerContext): Pick<Handlers, 'travel.isochrones'> {
  return {
    'travel.isochrones': async (params) => {
      const { features } = await pool.run('isochrones', { projectPath: session.required().path, params });
      return { type: 'FeatureCollection' as const, features };
    },
  };
}
