//! Names of identified things: countries, their peoples, organisations, treaties, laws. Never guesses.
