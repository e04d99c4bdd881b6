// The packed package, by its name, as ES modules. Next: scenario.mjs is given it.
export * as main from 'igap-reactions';
export * as attach from 'igap-reactions/attach';
export * as catalogue from 'igap-reactions/catalogue';
export * as engine from 'igap-reactions/engine';
export * as inspect from 'igap-reactions/inspect';
export * as keyValue from 'igap-reactions/key-value-store';
export * as machine from 'igap-reactions/machine';
export * as observed from 'igap-reactions/observed';
export * as opentelemetry from 'igap-reactions/opentelemetry';
export * as port from 'igap-reactions/port';
export * as recording from 'igap-reactions/recording';
export * as testing from 'igap-reactions/testing';
export * as texts from 'igap-reactions/texts';
export * as en from 'igap-reactions/texts/en';
export * as fa from 'igap-reactions/texts/fa';
export * as wire from 'igap-reactions/wire';
