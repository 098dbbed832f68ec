/** The same cases on every run, so that green means green; CIM_SEED tries others. */
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env.CIM_SEED ?? 20_261_122) });
