CREATE TABLE "Absences" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_Absences" PRIMARY KEY,
    "AccountId" text COLLATE "C" NOT NULL,
    "From" date NOT NULL,
    "Until" date NOT NULL,
    "Ground" text COLLATE "C" NOT NULL,
    "SubstituteId" text COLLATE "C",
    "EnteredBy" text COLLATE "C" NOT NULL,
    "EnteredAt" bigint NOT NULL,
    "WithdrawnAt" bigint,
    "WithdrawnBy" text COLLATE "C",
    "Version" bigint NOT NULL
);
CREATE INDEX "IX_Absences_AccountId_Until" ON "Absences" ("AccountId", "Until");
CREATE INDEX "IX_Absences_SubstituteId_Until" ON "Absences" ("SubstituteId", "Until");

ALTER TABLE "Tasks" ADD COLUMN "DoneFor" text COLLATE "C";

ALTER TABLE "Escalations" ADD COLUMN "Instead" text COLLATE "C";
ALTER TABLE "Escalations" ADD COLUMN "ReadFor" text COLLATE "C";
