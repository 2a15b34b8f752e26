//! Transcripts of the command line: what it prints and how it exits. `TRYCMD=overwrite` writes them anew; read the diff.

#[test]
fn the_command_line_says_what_its_transcripts_say() {
    trycmd::TestCases::new().case("tests/cli/*.md");
}
